using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Cluster.Stages;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Threads.Gil;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>What happens to a node while there is work.</summary>
internal enum Trouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is killed.</summary>
    Kill,

    /// <summary>It stands still until the others have given it up, and then goes on: as after a cut in the network.</summary>
    Pause,
}

/// <summary>The node to which it happens.</summary>
internal sealed record Victim(Node Node, IStartedNode Started);

/// <summary>
/// Buns in a queue with an eater on every node, and jobs beside them; when a node has a bun in its hands and a job under way, trouble comes to it.
/// All is done nevertheless: what the node had is done again elsewhere.
/// </summary>
internal sealed class TroubledWork(
    ScenarioContext context, Trouble trouble, Victim? victim, INodes eaters, ActorJobs jobs, IReadOnlyList<PrimeRange> ranges, Func<string, string> nameOf)
{
    /// <summary>What is noted of a node that was killed or paused, and of one that the others have removed: the node.</summary>
    public const string NotesTrouble = "trouble ";

    /// <inheritdoc cref="NotesTrouble" />
    public const string NotesRemoved = "removed ";

    /// <summary>What is noted when a paused node has found out that it was given up, and has ended: the node and its exit code.</summary>
    public const string NotesEnded = "ended ";

    /// <summary>What is noted instead of an exit code of one that has not.</summary>
    public const string NotesRunsOn = "-";

    private static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(2);

    private readonly TaskCompletionSource _hasBun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hasJob = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The name of this run of the jobs in the trace.</summary>
    public string Run { get; } = trouble.ToString().ToLowerInvariant();

    private ActorJoinableQueue<int> Queue => context.Cluster.ClusterConcurrency.JoinableQueue<int>(Run);

    /// <summary>Does the work, and gives what the jobs have found.</summary>
    public async Task<IReadOnlyList<PrimesFound>> RunAsync()
    {
        var buns = context.Values.Get(ClusterScenario.Buns);
        context.Print("act.bakery", buns, eaters.All.Count, ranges.Count);
        var counter = context.System.ActorOf(BakeryCounter.Props(buns, OnTook), $"counter-{Run}");
        try
        {
            foreach (var node in eaters.All)
                node.Host.Tell(new BakeryProtocol.Eat(Queue.Name, context.AtSpeed(ClusterScenario.EatingTime), counter));
            var bakery = BakeAsync(counter);
            if (victim is not null)
                await Task.WhenAny(_hasBun.Task, bakery).WaitAsync(context.Stopping);
            var counting = Task.WhenAll(ranges.Select(range =>
                jobs.RunAsync(PrimesJob.Type, range, progress: new Starts(OnBegun), cancellationToken: context.Stopping)));
            if (victim is not null)
                await MakeTroubleAsync(victim, counting);
            var found = await counting;
            await bakery;
            Report(found);
            return found;
        }
        finally
        {
            context.System.Stop(counter);
        }
    }

    private void OnTook(string node)
    {
        if (node == victim?.Node.Name)
            _hasBun.TrySetResult();
    }

    private void OnBegun(string address)
    {
        if (victim is not null && address == NodeAddress.Short(ClusterProgram.AddressOf(victim.Node)))
            _hasJob.TrySetResult();
    }

    /// <summary>Has all buns eaten. When the queue is lost with its node, those that nobody has eaten go into the name's next queue.</summary>
    private async Task BakeAsync(IActorRef counter)
    {
        while (await counter.Ask<int[]>(BakeryCounter.GetMissing.Instance, context.Stopping) is { Length: > 0 } missing)
        {
            try
            {
                var queue = Queue;
                foreach (var bun in missing)
                    await queue.EnqueueAsync(bun, cancellationToken: context.Stopping);
                await queue.JoinAsync(cancellationToken: context.Stopping);
            }
            catch (PrimitiveStoppedException)
            {
                context.Print("queue-lost");
            }
        }
    }

    private async Task MakeTroubleAsync(Victim unlucky, Task counting)
    {
        await Task.WhenAny(_hasJob.Task, counting).WaitAsync(context.Stopping);
        var (name, address) = (unlucky.Node.Name, ClusterProgram.AddressOf(unlucky.Node));
        context.Note(ScenarioContext.Main, $"{NotesTrouble}{name}");
        if (trouble is Trouble.Kill)
        {
            context.Print(LineColour.Red, "kill", name, unlucky.Node.ProcessId);
            await unlucky.Started.KillAsync();
            // A system of this process needs no failure detector to be known as dead.
            if (!unlucky.Started.IsProcess)
                Akka.Cluster.Cluster.Get(context.System).Down(address);
        }
        else
        {
            context.Print(LineColour.Red, "pause", name, unlucky.Node.ProcessId);
            await unlucky.Started.PauseAsync();
        }

        await context.Cluster.Node.SeesAsync(state => state.Members.All(m => m.Address != address), RemovalLimit, context.Stopping);
        context.Note(ScenarioContext.Main, $"{NotesRemoved}{name}");
        if (trouble is not Trouble.Pause)
            return;

        context.Print("resume", name);
        await unlucky.Started.ResumeAsync();
        await SeeEndAsync(unlucky);
    }

    private async Task SeeEndAsync(Victim unlucky)
    {
        var name = unlucky.Node.Name;
        try
        {
            var exitCode = await unlucky.Started.EndAsync(context.Stopping).WaitAsync(RemovalLimit, context.Stopping);
            context.Note(ScenarioContext.Main, $"{NotesEnded}{name} {exitCode}");
            context.Print("ended", name, exitCode);
        }
        catch (TimeoutException)
        {
            context.Note(ScenarioContext.Main, $"{NotesEnded}{name} {NotesRunsOn}");
        }
    }

    private void Report(IReadOnlyList<PrimesFound> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Attempt > 1)
                context.Print("again", i, nameOf(found[i].Node), found[i].Attempt);
        }
        context.Print("done", found.Count, found.Sum(f => f.Primes));
    }

    private sealed class Starts(Action<string> onBegun) : IProgress<string>
    {
        public void Report(string value) => onBegun(value);
    }
}
