namespace Akka.Actor;

/// <summary>The messages and values that all state machines share; see <see cref="FSM{TState,TData}"/>.</summary>
public abstract partial class FSMBase : ActorBase
{
    /// <summary>State machines derive from <see cref="FSM{TState,TData}"/>.</summary>
    protected FSMBase()
    {
    }

    /// <summary>Sent once to a new listener: the state in which the machine is.</summary>
    /// <typeparam name="TS">The type of the state's name.</typeparam>
    public sealed class CurrentState<TS>
    {
        /// <summary>Creates the message.</summary>
        /// <param name="fsmRef">The machine.</param>
        /// <param name="state">The name of its state.</param>
        public CurrentState(IActorRef fsmRef, TS state)
        {
            FsmRef = fsmRef;
            State = state;
        }

        /// <summary>The machine.</summary>
        public IActorRef FsmRef { get; }

        /// <summary>The name of its state.</summary>
        public TS State { get; }

        /// <inheritdoc />
        public override bool Equals(object? obj) => obj is CurrentState<TS> other
            && Equals(FsmRef, other.FsmRef)
            && EqualityComparer<TS>.Default.Equals(State, other.State);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(FsmRef, State);

        /// <inheritdoc />
        public override string ToString() => $"CurrentState <{State}>";
    }

    /// <summary>Sent to every listener when the machine goes to a state, be it the one in which it is.</summary>
    /// <typeparam name="TS">The type of the state's name.</typeparam>
    public sealed class Transition<TS>
    {
        /// <summary>Creates the message.</summary>
        /// <param name="fsmRef">The machine.</param>
        /// <param name="from">The state that it leaves.</param>
        /// <param name="to">The state that it enters.</param>
        public Transition(IActorRef fsmRef, TS from, TS to)
        {
            FsmRef = fsmRef;
            From = from;
            To = to;
        }

        /// <summary>The machine.</summary>
        public IActorRef FsmRef { get; }

        /// <summary>The state that it leaves.</summary>
        public TS From { get; }

        /// <summary>The state that it enters.</summary>
        public TS To { get; }

        /// <inheritdoc />
        public override bool Equals(object? obj) => obj is Transition<TS> other
            && Equals(FsmRef, other.FsmRef)
            && EqualityComparer<TS>.Default.Equals(From, other.From)
            && EqualityComparer<TS>.Default.Equals(To, other.To);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(FsmRef, From, To);

        /// <inheritdoc />
        public override string ToString() => $"Transition({From}, {To})";
    }

    /// <summary>Asks a machine for a <see cref="CurrentState{TS}"/> now and a <see cref="Transition{TS}"/> at each change of state.</summary>
    public sealed class SubscribeTransitionCallBack
    {
        /// <summary>Creates the message.</summary>
        /// <param name="actorRef">Who is to be told.</param>
        public SubscribeTransitionCallBack(IActorRef actorRef) => ActorRef = actorRef;

        /// <summary>Who is to be told.</summary>
        public IActorRef ActorRef { get; }
    }

    /// <summary>Undoes <see cref="SubscribeTransitionCallBack"/>.</summary>
    public sealed class UnsubscribeTransitionCallBack
    {
        /// <summary>Creates the message.</summary>
        /// <param name="actorRef">Who is to be told no more.</param>
        public UnsubscribeTransitionCallBack(IActorRef actorRef) => ActorRef = actorRef;

        /// <summary>Who is to be told no more.</summary>
        public IActorRef ActorRef { get; }
    }

    /// <summary>The event that a machine gets when nothing else came within the time-out of its state.</summary>
    public sealed class StateTimeout
    {
        private StateTimeout()
        {
        }

        /// <summary>The only instance.</summary>
        public static StateTimeout Instance { get; } = new();

        /// <inheritdoc />
        public override string ToString() => "StateTimeout";
    }

    /// <summary>One event in the log of a machine.</summary>
    /// <typeparam name="TS">The type of the state's name.</typeparam>
    /// <typeparam name="TD">The type of the state's data.</typeparam>
    public sealed class LogEntry<TS, TD>
    {
        /// <summary>Creates the entry.</summary>
        /// <param name="stateName">The state in which the event came.</param>
        /// <param name="stateData">The data at that time.</param>
        /// <param name="fsmEvent">The event.</param>
        public LogEntry(TS stateName, TD stateData, object fsmEvent)
        {
            StateName = stateName;
            StateData = stateData;
            FsmEvent = fsmEvent;
        }

        /// <summary>The state in which the event came.</summary>
        public TS StateName { get; }

        /// <summary>The data at that time.</summary>
        public TD StateData { get; }

        /// <summary>The event.</summary>
        public object FsmEvent { get; }

        /// <inheritdoc />
        public override string ToString() => $"StateName: <{StateName}>, StateData: <{StateData}>, FsmEvent: <{FsmEvent}>";
    }

    /// <summary>A message to a machine together with the machine's data.</summary>
    /// <typeparam name="TD">The type of the state's data.</typeparam>
    public readonly struct Event<TD> : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the event.</summary>
        /// <param name="fsmEvent">The message.</param>
        /// <param name="stateData">The machine's data.</param>
        public Event(object fsmEvent, TD stateData)
        {
            FsmEvent = fsmEvent;
            StateData = stateData;
        }

        /// <summary>The message.</summary>
        public object FsmEvent { get; }

        /// <summary>The machine's data.</summary>
        public TD StateData { get; }

        /// <inheritdoc />
        public override string ToString() => $"Event: <{FsmEvent}>, StateData: <{StateData}>";
    }
}
