using Akka.Dispatch.SysMsg;
using Akka.Simulation;

namespace Akka.Actor;

/// <summary>A temporary reference that watches one actor and completes a task when that has ended.</summary>
internal sealed class TerminationWatcher : MinimalActorRef
{
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IInternalActorRef _target;
    private readonly bool _isMadeInside = Simulator.Current is not null;

    private TerminationWatcher(IInternalActorRef target)
    {
        _target = target;
        Provider = target.Provider;
        Path = Provider.TempPath();
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider { get; }

    public override IInternalActorRef Parent => Provider.TempContainer;

    /// <summary>Completes when the target has ended.</summary>
    public Task Terminated => _terminated.Task;

    /// <summary>Starts to watch; the caller ends it with <see cref="Release"/>.</summary>
    public static TerminationWatcher Watch(IActorRef target)
    {
        var watcher = new TerminationWatcher((IInternalActorRef)target);
        watcher.Provider.RegisterTempActor(watcher, watcher.Path);
        watcher._target.SendSystemMessage(new Watch(watcher._target, watcher));
        return watcher;
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification notification && notification.Actor.Equals(_target))
            End();
    }

    /// <summary>Ends the watch and gives up the reference's place.</summary>
    public void Release()
    {
        if (!_terminated.Task.IsCompleted)
            _target.SendSystemMessage(new Unwatch(_target, this));
        Provider.UnregisterTempActor(Path);
    }

    private void End()
    {
        _terminated.TrySetResult();
        Simulator.Completes(_isMadeInside);
    }

    // Remote systems tell of an actor's end by a message.
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is Terminated terminated && terminated.ActorRef.Equals(_target))
            End();
    }
}
