using Akka.Actor.Internal;
using Akka.Pattern;
using Akka.Routing;

namespace Akka.Actor;

/// <summary>
/// An actor that is a finite state machine: named states, data, and for each state a function from an event to the next state.
/// Describe the states in the constructor with <see cref="When"/> and <see cref="StartWith"/> and end it with <see cref="Initialize"/>.
/// </summary>
/// <typeparam name="TState">The type of the state's name, usually an enum.</typeparam>
/// <typeparam name="TData">The type of the state's data, best immutable.</typeparam>
public abstract partial class FSM<TState, TData> : FSMBase, IListeners, IInternalSupportsTestFSMRef<TState, TData>
{
    /// <summary>Events, timers and transitions are logged at debug level.</summary>
    protected bool DebugEvent;

    private readonly Dictionary<StateKey, StateDescription> _states = [];
    private readonly List<TransitionHandler> _transitionHandlers = [];
    private StateFunction? _whenUnhandled;
    private Action<StopEvent<TState, TData>>? _onTermination;

    /// <summary>Creates a machine without states.</summary>
    protected FSM() => DebugEvent = this is ILoggingFSM && Context.System.Settings.FsmDebugEvent;

    /// <summary>What a machine does with an event in one of its states.</summary>
    /// <param name="fsmEvent">The event and the machine's data.</param>
    /// <returns>Where to go next, or null if the event is not handled here.</returns>
    public delegate State<TState, TData>? StateFunction(Event<TData> fsmEvent);

    /// <summary>Called when the machine goes to a state, before the new state is entered.</summary>
    /// <param name="initialState">The state that it leaves.</param>
    /// <param name="nextState">The state that it enters.</param>
    public delegate void TransitionHandler(TState initialState, TState nextState);

    // A key of its own allows state names of any type, as the type parameter does.
    private readonly record struct StateKey(TState Name);

    private sealed class StateDescription
    {
        public StateFunction? Function;
        public TimeSpan? Timeout;
    }

    /// <summary>The listeners, which are told of every transition.</summary>
    public ListenerSupport Listeners { get; } = new();

    /// <summary>The name of the current state.</summary>
    /// <exception cref="IllegalStateException"><see cref="StartWith"/> was not called yet.</exception>
    public TState StateName => Current.StateName;

    /// <summary>The data of the current state.</summary>
    /// <exception cref="IllegalStateException"><see cref="StartWith"/> was not called yet.</exception>
    public TData StateData => Current.StateData;

    /// <summary>The data of the state that is about to be entered; there while transition handlers run only.</summary>
    /// <exception cref="InvalidOperationException">No transition is being handled.</exception>
    public TData NextStateData => _nextState is { } next
        ? next.StateData
        : throw new InvalidOperationException("NextStateData is available only while OnTransition handlers run.");

    /// <summary>Describes a state. A second function for the same state gets the events that the first does not handle.</summary>
    /// <param name="stateName">The state's name.</param>
    /// <param name="func">What to do with an event in this state.</param>
    /// <param name="timeout">How long to wait for an event before <see cref="FSMBase.StateTimeout"/> comes; null waits for ever.</param>
    public void When(TState stateName, StateFunction func, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        var state = Describe(stateName);
        state.Function = OrElse(state.Function, func);
        state.Timeout = timeout ?? state.Timeout;
    }

    /// <summary>Says in which state the machine starts. It gets there in <see cref="Initialize"/>.</summary>
    /// <param name="stateName">The state's name.</param>
    /// <param name="stateData">The machine's data.</param>
    /// <param name="timeout">How long to wait for the first event; null leaves it to the state's own time-out.</param>
    public void StartWith(TState stateName, TData stateData, TimeSpan? timeout = null) =>
        _currentState = new State<TState, TData>(stateName, stateData, timeout);

    /// <summary>Enters the first state: tells transition handlers, and starts the state's time-out. Must be the last of the constructor's calls.</summary>
    /// <exception cref="IllegalStateException"><see cref="StartWith"/> was not called.</exception>
    public void Initialize() => MakeTransition(Current);

    /// <summary>Goes to a state, with the same data. To the current state too this is a transition, of which handlers and listeners are told.</summary>
    /// <param name="nextStateName">The state's name.</param>
    /// <returns>The next state.</returns>
    public State<TState, TData> GoTo(TState nextStateName) => new(nextStateName, StateData);

    /// <summary>Goes to a state with other data.</summary>
    /// <param name="nextStateName">The state's name.</param>
    /// <param name="stateData">The data.</param>
    /// <returns>The next state.</returns>
    [Obsolete("Use GoTo(nextStateName).Using(stateData).")]
    public State<TState, TData> GoTo(TState nextStateName, TData stateData) => new(nextStateName, stateData);

    /// <summary>Stays in the current state: no transition, but the state's time-out starts anew.</summary>
    /// <returns>The current state.</returns>
    public State<TState, TData> Stay() => GoTo(StateName).WithNotification(false);

    /// <summary>Stops the machine and its actor, normally.</summary>
    /// <returns>The last state.</returns>
    public State<TState, TData> Stop() => Stop(Normal.Instance);

    /// <summary>Stops the machine and its actor.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The last state.</returns>
    public State<TState, TData> Stop(Reason reason) => Stop(reason, StateData);

    /// <summary>Stops the machine and its actor.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="stateData">The data for the termination handler.</param>
    /// <returns>The last state.</returns>
    public State<TState, TData> Stop(Reason reason, TData stateData) => Stay().Using(stateData).WithStopReason(reason);

    /// <summary>Says what to do with events that the current state's function does not handle. Without it they are logged as warnings.</summary>
    /// <param name="stateFunction">Handles the event; null from it means that it did not.</param>
    public void WhenUnhandled(StateFunction stateFunction) => _whenUnhandled = stateFunction;

    /// <summary>Adds a handler that is called at every transition, after those added before.</summary>
    /// <param name="transitionHandler">The handler.</param>
    public void OnTransition(TransitionHandler transitionHandler) => _transitionHandlers.Add(transitionHandler);

    /// <summary>Sets the handler that is called once when the machine stops, for whatever reason.</summary>
    /// <param name="terminationHandler">The handler.</param>
    public void OnTermination(Action<StopEvent<TState, TData>> terminationHandler) => _onTermination = terminationHandler;

    /// <summary>Changes the time-out of a state, from the next time on that it is entered.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="timeout">The time-out; null for none.</param>
    public void SetStateTimeout(TState state, TimeSpan? timeout) => Describe(state).Timeout = timeout;

    /// <summary>Lets the result of a state function be changed by another function.</summary>
    /// <param name="func">The state function.</param>
    /// <returns>Its <see cref="TransformHelper.Using"/> makes the combined function.</returns>
    public TransformHelper Transform(StateFunction func) => new(func);

    private StateDescription Describe(TState name)
    {
        var key = new StateKey(name);
        if (!_states.TryGetValue(key, out var state))
            _states.Add(key, state = new StateDescription());
        return state;
    }

    private static StateFunction OrElse(StateFunction? first, StateFunction second) =>
        first is null ? second : fsmEvent => first(fsmEvent) ?? second(fsmEvent);

    /// <summary>A state function whose result is to be changed.</summary>
    public sealed class TransformHelper
    {
        /// <summary>Wraps a state function.</summary>
        /// <param name="func">The function.</param>
        public TransformHelper(StateFunction func) => Func = func;

        /// <summary>The function.</summary>
        public StateFunction Func { get; }

        /// <summary>The function followed by another one, which gets its result; an unhandled event stays unhandled.</summary>
        /// <param name="andThen">Makes the final state of the first function's one.</param>
        /// <returns>The combined function.</returns>
        public StateFunction Using(Func<State<TState, TData>, State<TState, TData>> andThen) =>
            fsmEvent => Func(fsmEvent) is { } state ? andThen(state) : null;
    }
}
