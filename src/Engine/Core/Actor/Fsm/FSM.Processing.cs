using Akka.Actor.Internal;
using Akka.Event;
using Akka.Pattern;
using Akka.Routing;

namespace Akka.Actor;

public abstract partial class FSM<TState, TData>
{
    private ILoggingAdapter? _log;
    private State<TState, TData>? _currentState;
    private State<TState, TData>? _nextState;
    private ICancelable? _stateTimeout;
    private FsmStateTimeoutMarker? _stateTimeoutMarker;

    private ILoggingAdapter Log => _log ??= Context.GetLogger();

    private State<TState, TData> Current => _currentState
        ?? throw new IllegalStateException("StartWith must be called before the machine's state is used.");

    bool IInternalSupportsTestFSMRef<TState, TData>.IsStateTimerActive => _stateTimeout is not null;

    void IInternalSupportsTestFSMRef<TState, TData>.ApplyState(State<TState, TData> upcomingState) => ApplyState(upcomingState);

    /// <summary>Turns messages into events, and handles those about timers and listeners itself.</summary>
    /// <param name="message">The message.</param>
    /// <returns>True: events that no state function handles are the business of <see cref="WhenUnhandled"/>.</returns>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case FsmStateTimeoutMarker marker:
                if (ReferenceEquals(marker, _stateTimeoutMarker))
                    ProcessEvent(StateTimeout.Instance, "state timeout");
                break;
            case FsmTimer timer:
                if (Accepts(timer))
                {
                    CancelStateTimeout();
                    if (!timer.Repeat)
                        _timers.Remove(timer.Name);
                    if (timer.Message is IAutoReceivedMessage)
                        Cell.AutoReceive(timer.Message);
                    else
                        ProcessEvent(timer.Message, timer);
                }
                break;
            case SubscribeTransitionCallBack subscribe:
                AddListener(subscribe.ActorRef);
                break;
            case Listen listen:
                AddListener(listen.Listener);
                break;
            case UnsubscribeTransitionCallBack unsubscribe:
                RemoveListener(unsubscribe.ActorRef);
                break;
            case Deafen deafen:
                RemoveListener(deafen.Listener);
                break;
            default:
                if (message is Terminated terminated)
                    Listeners.Remove(terminated.ActorRef);
                CancelStateTimeout();
                ProcessEvent(message, Sender);
                break;
        }
        return true;
    }

    private void AddListener(IActorRef listener)
    {
        Context.Watch(listener);
        Listeners.Add(listener);
        listener.Tell(new CurrentState<TState>(Self, StateName));
    }

    private void RemoveListener(IActorRef listener)
    {
        Context.Unwatch(listener);
        Listeners.Remove(listener);
    }

    private void CancelStateTimeout()
    {
        // The time-out may be in the mailbox already: without its marker it is stale.
        _stateTimeoutMarker = null;
        _stateTimeout?.Cancel();
        _stateTimeout = null;
    }

    private void ProcessEvent(object message, object source)
    {
        var before = Current;
        var fsmEvent = new Event<TData>(message, before.StateData);
        if (DebugEvent)
            Log.Debug("processing {0} from {1} in state {2}", fsmEvent, source, before.StateName);

        var upcoming = Describe(before.StateName).Function?.Invoke(fsmEvent)
            ?? _whenUnhandled?.Invoke(fsmEvent)
            ?? OnUnhandled(fsmEvent);
        ApplyState(upcoming);

        if (DebugEvent && !ReferenceEquals(before, upcoming))
            Log.Debug("transition {0} -> {1}", before, upcoming);
    }

    private State<TState, TData> OnUnhandled(Event<TData> fsmEvent)
    {
        Log.Warning("unhandled event {0} in state {1}", fsmEvent.FsmEvent, StateName);
        return Stay();
    }

    private void ApplyState(State<TState, TData> upcoming)
    {
        if (upcoming.StopReason is null)
        {
            MakeTransition(upcoming);
            return;
        }
        SendReplies(upcoming);
        Terminate(upcoming);
        Context.Stop(Self);
    }

    private void MakeTransition(State<TState, TData> upcoming)
    {
        var description = Describe(upcoming.StateName);
        if (description.Function is null)
        {
            // The termination handler runs and the failure is logged; the actor stays, in its last state.
            Terminate(Stay().WithStopReason(new Failure($"Next state {upcoming.StateName} does not exist")));
            return;
        }
        SendReplies(upcoming);
        var from = Current.StateName;
        if (upcoming.Notifies || !EqualityComparer<TState>.Default.Equals(from, upcoming.StateName))
            Notify(from, upcoming);
        _currentState = upcoming;
        StartStateTimeout(upcoming.Timeout ?? description.Timeout);
    }

    private void Notify(TState from, State<TState, TData> upcoming)
    {
        _nextState = upcoming;
        foreach (var handler in _transitionHandlers)
            handler(from, upcoming.StateName);
        Listeners.Gossip(new Transition<TState>(Self, from, upcoming.StateName));
        _nextState = null;
    }

    private void StartStateTimeout(TimeSpan? timeout)
    {
        if (timeout is not { } wait || wait < TimeSpan.Zero || wait == TimeSpan.MaxValue)
            return;
        _stateTimeoutMarker = new FsmStateTimeoutMarker();
        _stateTimeout = Context.System.Scheduler.ScheduleTellOnceCancelable(wait, Self, _stateTimeoutMarker, Self);
    }

    private void SendReplies(State<TState, TData> upcoming)
    {
        for (var i = upcoming.Replies.Count - 1; i >= 0; i--)
            Sender.Tell(upcoming.Replies[i]);
    }

    private void Terminate(State<TState, TData> upcoming)
    {
        if (Current.StopReason is not null)
            return;
        var reason = upcoming.StopReason!;
        LogTermination(reason);
        CancelTimers();
        CancelStateTimeout();
        _currentState = upcoming;
        _onTermination?.Invoke(new StopEvent<TState, TData>(reason, upcoming.StateName, upcoming.StateData));
    }

    /// <summary>Logs why the machine stops: a <see cref="FSMBase.Failure"/> as an error, the other reasons not at all.</summary>
    /// <param name="reason">The reason.</param>
    protected virtual void LogTermination(Reason reason)
    {
        if (reason is not Failure failure)
            return;
        if (failure.Cause is Exception exception)
            Log.Error(exception, "terminating due to Failure");
        else
            Log.Error($"{failure.Cause}");
    }

    /// <summary>Ends the machine with <see cref="FSMBase.Shutdown"/> if it has not stopped itself: timers are cancelled, the termination handler runs.</summary>
    protected override void PostStop()
    {
        if (_currentState is not null)
            Terminate(Stay().WithStopReason(Shutdown.Instance));
        base.PostStop();
    }
}
