using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Simulation;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Handles a user message; a failure goes to the supervisor.</summary>
    internal void Invoke(Envelope envelope)
    {
        _envelope = envelope;
        CurrentEnvelopeId++;
        try
        {
            if (envelope.Message is IAutoReceivedMessage) AutoReceive(envelope.Message);
            else ReceiveMessage(envelope.Message);
            if (!OwnMailbox.IsSuspended()) _envelope = default;
            if (IdleTimer is not null && envelope.Message is not INotInfluenceReceiveTimeout) IdleTimer.Touch();
        }
        catch (Exception e)
        {
            Fail(e, _self);
        }
    }

    /// <summary>Handles a system message; a failure goes to the supervisor.</summary>
    internal void SystemInvoke(SystemMessage message)
    {
        if (DefersNow(message))
        {
            (Rare.Deferred ??= new Queue<SystemMessage>()).Enqueue(message);
            return;
        }
        Process(message);
        while (_rare?.Deferred is { Count: > 0 } deferred && !DefersNow(deferred.Peek())) Process(deferred.Dequeue());
    }

    /// <summary>Takes note of a child's end, when nothing is to be done about it but that.</summary>
    /// <returns>False when it needs a <see cref="DeathWatchNotification"/>: somebody watches, or messages have been put off.</returns>
    internal bool TryForgetChild(LocalActorRef child)
    {
        if (_deathWatch is not null || _rare?.Deferred is { Count: > 0 }) return false;
        try
        {
            ChildStopped(child);
        }
        catch (Exception e)
        {
            Fail(e, _self);
        }
        return true;
    }

    internal void ReceiveMessage(object message)
    {
        if (Timers is not null && message is TimerScheduler.ITimerMessage timer)
        {
            var content = Timers.Intercept(timer);
            if (content is null) return;
            message = content;
            // What a handler stashes must be the message itself: its timer has run out when it comes back.
            _envelope = new Envelope(message, _envelope.Sender);
            if (message is IAutoReceivedMessage)
            {
                AutoReceive(message);
                return;
            }
        }
        if (_logsReceive) ReceiveAndLog(message);
        else if (_behaviors.Top is { } behavior) _actor!.Process(behavior, message);
        else _actor!.ProcessDirectly(message);
    }

    private void ReceiveAndLog(object message)
    {
        var (actor, sender) = (_actor!, Sender);
        var handled = actor.Process(_behaviors.Top ?? actor.InitialBehavior(), message);
        SystemImpl.EventStream.Publish(new Debug(
            _self.Path.ToString(), actor.GetType(), $"received {(handled ? "handled" : "unhandled")} message {message} from {sender.Path}"));
    }

    /// <summary>Puts messages that were in hand before back in front of the mailbox, the first of them first.</summary>
    internal void TakeBack(IReadOnlyCollection<Envelope> envelopes)
    {
        foreach (var envelope in envelopes)
        {
            if (envelope.Message is Terminated terminated) (_deathWatch ??= new DeathWatch(this)).ReturnNotice(terminated);
        }
        OwnMailbox.Prepend(envelopes);
    }

    /// <summary>Handles a message that the engine knows: a PoisonPill and the like.</summary>
    internal void AutoReceive(object message)
    {
        if (SystemImpl.Settings.DebugAutoReceive)
            SystemImpl.EventStream.Publish(new Debug(_self.Path.ToString(), _actor!.GetType(), $"received AutoReceiveMessage {message}"));
        switch (message)
        {
            case Terminated terminated:
                if (_deathWatch?.TakeNotice(terminated) is { } notice)
                {
                    if (!ReferenceEquals(notice, terminated)) _envelope = new Envelope(notice, _envelope.Sender);
                    ReceiveMessage(notice);
                }
                break;
            case PoisonPill:
                _self.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case ActorSelectionMessage selection:
                Select(selection);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, _self), _self);
                break;
            case ReceiveTimer.Tick tick:
                if (IdleTimer?.IsDue(tick) == true)
                {
                    ReceiveMessage(Akka.Actor.ReceiveTimeout.Instance);
                    IdleTimer?.Restart();
                }
                break;
            default:
                ReceiveMessage(message);
                break;
        }
    }

    // A selection that ends here is answered or handled here; otherwise it goes on, keeping its sender.
    private void Select(ActorSelectionMessage selection)
    {
        if (selection.Elements.Length > 0)
            SelectionDelivery.Deliver(_self, Sender, selection);
        else if (selection.Message is IAutoReceivedMessage)
            AutoReceive(selection.Message);
        else
            ReceiveMessage(selection.Message);
    }

    private void Process(SystemMessage message)
    {
        try
        {
            switch (message)
            {
                case ActorTask task:
                    TaskScheduler.Run(task.Task);
                    break;
                case AsyncHandlerDone done:
                    AsyncHandlerEnded(done.Failure);
                    break;
                case DeathWatchNotification notification:
                    _deathWatch?.Notice(notification, tell: !IsTerminating);
                    ChildStopped(notification.Actor);
                    break;
                case Failed failed:
                    HandleChildFailure(failed);
                    break;
                case Watch watch:
                    OnWatch(watch);
                    break;
                case Unwatch unwatch:
                    OnUnwatch(unwatch);
                    break;
                case Recreate recreate:
                    Recreate(recreate.Cause);
                    break;
                case Suspend:
                    SuspendWithChildren();
                    break;
                case Resume resume:
                    ResumeWithChildren(resume.CausedByFailure);
                    break;
                case Dispatch.SysMsg.Terminate:
                    Terminate();
                    break;
                case RunOnActor run:
                    run.Action();
                    break;
            }
        }
        catch (Exception e)
        {
            Fail(e, message is Failed failed ? failed.Child : _self);
        }
    }

    private void OnWatch(Watch watch)
    {
        if (watch.Watchee.Equals(_self))
        {
            // The parent is told in any case.
            if (watch.Watcher.Equals(Parent)) return;
            (_deathWatch ??= new DeathWatch(this)).AddWatcher(watch.Watcher);
            Announce("now watched by {0}", _actor, watch.Watcher);
        }
        else if (watch.Watcher.Equals(_self)) Watch(watch.Watchee);
    }

    private void OnUnwatch(Unwatch unwatch)
    {
        if (!unwatch.Watchee.Equals(_self) || _deathWatch is null || unwatch.Watcher.Equals(Parent)) return;
        _deathWatch.RemoveWatcher(unwatch.Watcher);
        Announce("no longer watched by {0}", _actor, unwatch.Watcher);
    }

    /// <summary>Suspends the mailbox until <see cref="AsyncHandlerDone"/> comes back.</summary>
    internal void AwaitAsyncHandler(Task task)
    {
        OwnMailbox.Suspend();
        var directCall = _directCall;
        var goesOn = task.Inside(isForeign: true).ContinueWith(
            (ended, state) => ((ActorCell)state!).SendSystemMessage(new AsyncHandlerDone(directCall is null ? FailureOf(ended) : null)),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            global::System.Threading.Tasks.TaskScheduler.Default);
        directCall?.Take(task, goesOn);
    }

    private void AsyncHandlerEnded(Exception? failure)
    {
        if (OwnMailbox.IsClosed) return;
        OwnMailbox.Resume();
        if (failure is not null) Fail(failure, _self);
        else _envelope = default;
        IdleTimer?.Touch();
    }

    private static Exception? FailureOf(Task task) =>
        task.IsCanceled ? new TaskCanceledException(task) : task.Exception is { InnerExceptions: [var only] } ? only : task.Exception;

    /// <summary>A receive of an async handler has ended.</summary>
    internal sealed class AsyncHandlerDone(Exception? failure) : SystemMessage, IDeadLetterSuppression
    {
        public Exception? Failure { get; } = failure;
    }

    /// <summary>Work of the engine in an actor's own context.</summary>
    internal sealed class RunOnActor(Action action) : SystemMessage, IDeadLetterSuppression
    {
        public Action Action { get; } = action;
    }
}
