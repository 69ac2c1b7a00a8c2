using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Processes.ProcessProtocol;

namespace ActorConcurrency.Actors.Processes;

/// <summary>What handles of processes and threads have in common.</summary>
public abstract class ProcessHandle : PrimitiveHandle<ProcessSnapshot>
{
    private readonly ProcessSettings _settings;
    private readonly ParentProcess? _parent;
    private readonly UnnamedLife? _life;

    internal ProcessHandle(PrimitiveIncarnation primitive, IClients clients, ProcessSettings settings, ParentProcess? parent, UnnamedLife? life)
        : base(primitive, clients)
    {
        _settings = settings;
        _parent = parent;
        _life = life;
    }

    /// <summary>Whether it ends with its parent: with the process that started it, or with the owner that did.</summary>
    public bool IsDaemon => _settings.IsDaemon;

    /// <summary>Starts the body. It can be started once.</summary>
    /// <returns>
    /// The actor that runs the body, <see cref="IProcessContext.Ref"/> to the body. It stops when the process or thread has ended: an actor
    /// that watches it joins without waiting.
    /// </returns>
    /// <exception cref="InvalidOperationException">It was started before, or a daemon process starts a process.</exception>
    /// <exception cref="PrimitiveStoppedException">Its actor has stopped.</exception>
    public async Task<Akka.Actor.IActorRef> StartAsync(CancellationToken cancellationToken = default)
    {
        if (_parent is { MayHaveProcesses: false } && this is ActorProcess)
            throw new InvalidOperationException($"{this} cannot be started: a daemon process has no child processes.");
        using var use = Use();
        var request = new Start(use.Link.NextRequestId(), use.Link.Owner, _parent?.Actor);
        var started = await use.Link.CallAsync<Started>(request, null, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(_life);
        return started.Body;
    }

    /// <summary>Waits for the end: of the body, and of the children that are no daemons.</summary>
    /// <param name="timeout">Null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The exit code: 0, 1 after an exception, negative when it was terminated. Null: it had not ended in time.</returns>
    /// <exception cref="InvalidOperationException">It was not started, or waits for itself.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">Its actor has stopped.</exception>
    public async Task<int?> JoinAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Join(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        return (await use.Link.TryCallAsync<Joined>(request, limit, cancellationToken).ConfigureAwait(false))?.ExitCode;
    }

    /// <summary>
    /// Ends it at once with exit code -15. What it held through its own view is free; <see cref="IProcessContext.Stopping"/> fires, and a
    /// body that ignores it goes on unobserved. Its daemons are terminated too, its other children go on.
    /// </summary>
    /// <returns>False: it had ended before.</returns>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    /// <exception cref="PrimitiveStoppedException">Its actor has stopped.</exception>
    public Task<bool> TerminateAsync(CancellationToken cancellationToken = default) => StopAsync(ExitCodes.Terminated, cancellationToken);

    /// <summary>The same with exit code -9.</summary>
    /// <returns>False: it had ended before.</returns>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    /// <exception cref="PrimitiveStoppedException">Its actor has stopped.</exception>
    public Task<bool> KillAsync(CancellationToken cancellationToken = default) => StopAsync(ExitCodes.Killed, cancellationToken);

    /// <summary>Whether it was started and had not ended a moment ago.</summary>
    /// <exception cref="PrimitiveStoppedException">Its actor has stopped.</exception>
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken = default) =>
        (await GetSnapshotAsync(null, cancellationToken).ConfigureAwait(false)).IsAlive;

    /// <summary>The exit code: 0, 1 after an exception, negative when it was terminated; null before the end.</summary>
    /// <exception cref="PrimitiveStoppedException">Its actor has stopped.</exception>
    public async Task<int?> GetExitCodeAsync(CancellationToken cancellationToken = default) =>
        (await GetSnapshotAsync(null, cancellationToken).ConfigureAwait(false)).ExitCode;

    private async Task<bool> StopAsync(int exitCode, CancellationToken cancellationToken)
    {
        using var use = Use();
        var request = new Stop(use.Link.NextRequestId(), exitCode);
        return (await use.Link.CallAsync<Stopped>(request, null, cancellationToken).ConfigureAwait(false)).WasAlive;
    }
}

/// <summary>
/// A flow of control with a beginning, an end and an exit code, like Python's <c>Process</c>: it has an owner of its own, so that what
/// it holds is free when it is terminated, and it waits for its children. It shares the memory of the program that it runs in.
/// </summary>
/// <remarks>
/// <para>Death of its parent: a daemon is terminated, another one goes on. Death of a joiner: it is dropped.</para>
/// <para>Death of its actor: the body is told to stop and nobody hears of its end; calls fail with
/// <see cref="PrimitiveStoppedException"/>. A new process of the name is not started.</para>
/// <para>Loss of a node: a parent there counts as dead when the cluster removes the node, not before.</para>
/// <para>Partition: the process goes on; joiners on the other side wait until their time-out or until one side is removed.</para>
/// </remarks>
public sealed class ActorProcess : ProcessHandle
{
    internal ActorProcess(PrimitiveIncarnation primitive, IClients clients, ProcessSettings settings, ParentProcess? parent, UnnamedLife? life)
        : base(primitive, clients, settings, parent, life)
    {
    }
}

/// <summary>
/// The same by the name of Python's <c>Thread</c>, counted apart from processes. Unlike Python's it has an exit code and can be
/// terminated.
/// </summary>
/// <remarks>Death of its parent, of its actor, of a node, and partition: as for <see cref="ActorProcess"/>.</remarks>
public sealed class ActorThread : ProcessHandle
{
    internal ActorThread(PrimitiveIncarnation primitive, IClients clients, ProcessSettings settings, ParentProcess? parent, UnnamedLife? life)
        : base(primitive, clients, settings, parent, life)
    {
    }
}
