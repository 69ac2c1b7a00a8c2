using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Processes.ProcessProtocol;

namespace ActorConcurrency.Actors.Processes;

/// <summary>The process whose body starts others.</summary>
/// <param name="Actor">Its actor.</param>
/// <param name="MayHaveProcesses">False for daemon processes, as in Python.</param>
internal sealed record ParentProcess(IActorRef Actor, bool MayHaveProcesses);

/// <summary>The processes and threads of one actor system: their names where none is given, and which are alive.</summary>
/// <param name="primitives">Where they are found.</param>
/// <param name="clients">Who asks them.</param>
/// <param name="nameSuffix">At the end of names that are made here, where others make names too.</param>
internal sealed class ProcessTable(IPrimitives primitives, ClientPool clients, string nameSuffix = "")
{
    public const string Process = "process";
    public const string Thread = "thread";

    private long _processes;
    private long _threads;

    public string NewName(string kind) => kind == Process
        ? $"Process-{Interlocked.Increment(ref _processes)}{nameSuffix}"
        : $"Thread-{Interlocked.Increment(ref _threads)}{nameSuffix}";

    /// <summary>Those that an owner has started; null: those that no process has.</summary>
    public async Task<IReadOnlyList<ProcessSnapshot>> ChildrenAsync(
        string kind, IActorRef? owner, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        var client = clients.Rent();
        try
        {
            var running = await primitives.RunningAsync(limit, cancellationToken).ConfigureAwait(false);
            var looks = running.Where(p => p.Kind == kind).Select(p => LookAsync(client.LinkTo(p), limit, cancellationToken));
            var found = (await Task.WhenAll(looks).ConfigureAwait(false)).OfType<ProcessSnapshot>();
            return [.. found.Where(s => s.IsAlive && IsChild(s, owner)).OrderBy(s => s.Holders[0].Since)];
        }
        finally
        {
            clients.Return(client);
        }
    }

    public async Task<int> CountAsync(string kind, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var client = clients.Rent();
        try
        {
            var limit = Timeouts.Check(timeout);
            var running = await primitives.RunningAsync(limit, cancellationToken).ConfigureAwait(false);
            var looks = running.Where(p => p.Kind == kind).Select(p => LookAsync(client.LinkTo(p), limit, cancellationToken));
            return (await Task.WhenAll(looks).ConfigureAwait(false)).Count(s => s is { IsAlive: true });
        }
        finally
        {
            clients.Return(client);
        }
    }

    /// <summary>Terminates the daemons among the owner's children and waits for the others; daemon threads come last.</summary>
    public async Task EndAsync(IActorRef? owner, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        var client = clients.Rent();
        try
        {
            var running = await primitives.RunningAsync(limit, cancellationToken).ConfigureAwait(false);
            var links = running.Where(p => p.Kind is Process or Thread).Select(client.LinkTo).ToList();
            var looks = await Task.WhenAll(links.Select(link => LookAsync(link, limit, cancellationToken))).ConfigureAwait(false);
            var children = links.Zip(looks, (link, look) => (Link: link, Process: look))
                .Where(c => c.Process is { IsAlive: true } && IsChild(c.Process, owner))
                .ToLookup(c => c.Process is { IsDaemon: true, Kind: Thread });
            foreach (var isLast in new[] { false, true })
            {
                var ends = children[isLast].Select(c => EndAsync(c.Link, c.Process!.IsDaemon, limit, cancellationToken));
                await Task.WhenAll(ends).ConfigureAwait(false);
            }
        }
        finally
        {
            clients.Return(client);
        }
    }

    private static bool IsChild(ProcessSnapshot process, IActorRef? owner) =>
        owner is null ? process.ParentProcess is null : process.Holders.Any(parent => parent.Owner.Equals(owner));

    private static async Task EndAsync(PrimitiveLink link, bool isDaemon, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            if (isDaemon)
                await link.CallAsync<Stopped>(new Stop(link.NextRequestId(), ExitCodes.Terminated), timeout, cancellationToken).ConfigureAwait(false);
            else
                await link.CallAsync<Joined>(new Join(link.NextRequestId(), link.Owner), timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (PrimitiveStoppedException)
        {
            // it has ended with its actor
        }
    }

    private static async Task<ProcessSnapshot?> LookAsync(PrimitiveLink link, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetSnapshot(link.NextRequestId());
            return (ProcessSnapshot)(await link.CallAsync<Snapshot>(request, timeout, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (PrimitiveStoppedException)
        {
            return null;
        }
    }
}
