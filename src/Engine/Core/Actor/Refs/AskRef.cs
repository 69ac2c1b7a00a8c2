using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A sender that waits for one answer.</summary>
internal interface IQuestion
{
    /// <summary>There will be no answer.</summary>
    void Fail(Exception cause);
}

/// <summary>The sender of an asked question: the first message it gets is the answer.</summary>
/// <remarks>It takes a name in the tree only when somebody wants to know its path, which most answers don't.</remarks>
internal sealed class AskRef<T>(ActorSystemImpl system) : MinimalActorRef, IQuestion
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ActorPath? _path;
    private List<IInternalActorRef>? _watchers;

    public Task<T> Answer => _answer.Task;

    public override ActorPath Path => _path ?? Register();

    public override IActorRefProvider Provider => system.Provider;

    public override IInternalActorRef Parent => system.Provider.TempContainer;

    public override bool IsTerminated => _answer.Task.IsCompleted;

    public void Fail(Exception cause)
    {
        if (_answer.TrySetException(cause)) End();
    }

    public void Cancel(CancellationToken cancellationToken)
    {
        if (_answer.TrySetCanceled(cancellationToken)) End();
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch when watch.Watchee.Equals(this):
                lock (_answer) (_watchers ??= []).Add(watch.Watcher);
                // The other way round than in End: either the answer is seen here or the watcher there.
                Interlocked.MemoryBarrier();
                if (IsTerminated) TellWatchers();
                break;
            case Unwatch unwatch when unwatch.Watchee.Equals(this):
                lock (_answer) _watchers?.Remove(unwatch.Watcher);
                break;
        }
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        var taken = message switch
        {
            ISystemMessage => _answer.TrySetException(new InvalidOperationException($"A system message of type [{message.GetType()}] is no answer.")),
            T answer => _answer.TrySetResult(answer),
            Status.Failure failure => TryFail(failure.Cause),
#pragma warning disable CS0618 // Older code answers so.
            Failure failure => TryFail(failure.Exception),
#pragma warning restore CS0618
            _ => false,
        };
        if (taken) End();
        else Refuse(message, sender);
    }

    private bool TryFail(Exception? cause) => _answer.TrySetException(cause ?? new TaskCanceledException("The asked actor answered with a failure."));

    // An answer of another type, or one too many or too late. Whoever cancelled the question wants no answer, and that is no news.
    private void Refuse(object message, IActorRef sender)
    {
        Fail(new ArgumentException($"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
        if (!_answer.Task.IsCanceled) system.DeadLetters.Tell(message, sender);
    }

    // An answer may say that there is nothing.
    private protected override void TellNull()
    {
        if (_answer.TrySetResult(default!)) End();
    }

    private ActorPath Register()
    {
        var path = system.Provider.TempPath();
        var present = Interlocked.CompareExchange(ref _path, path, null);
        if (present is not null) return present;
        system.Provider.RegisterTempActor(this, path);
        if (IsTerminated) Unregister();
        return path;
    }

    private void End()
    {
        Unregister();
        if (Volatile.Read(ref _watchers) is not null) TellWatchers();
    }

    private void TellWatchers()
    {
        List<IInternalActorRef>? watchers;
        lock (_answer)
        {
            watchers = _watchers;
            _watchers = null;
        }
        foreach (var watcher in watchers ?? [])
            watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true, addressTerminated: false));
    }

    private void Unregister()
    {
        if (Volatile.Read(ref _path) is { } path) system.Provider.UnregisterTempActor(path);
    }
}
