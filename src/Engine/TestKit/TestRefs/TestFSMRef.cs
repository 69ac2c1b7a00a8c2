using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit;

/// <summary>
/// The ref of a state machine that the test may look at and move from outside; see <see cref="TestActorRefBase{TActor}"/>.
/// </summary>
/// <typeparam name="TActor">The machine's type.</typeparam>
/// <typeparam name="TState">The type of its states' names.</typeparam>
/// <typeparam name="TData">The type of its data.</typeparam>
public class TestFSMRef<TActor, TState, TData> : TestActorRefBase<TActor> where TActor : FSM<TState, TData>
{
    /// <summary>
    /// Starts the machine; without a supervisor it is a child of the user guardian, without a name it gets a generated one. Whether it
    /// logs its events is, whatever is said here, up to its type and <c>akka.actor.debug.fsm</c>.
    /// </summary>
    public TestFSMRef(ActorSystem system, Props props, IActorRef? supervisor = null, string? name = null, bool activateLogging = false)
        : base(system, props, supervisor, name)
    {
    }

    /// <summary>The name of the present state.</summary>
    public TState StateName => UnderlyingActor.StateName;

    /// <summary>The present data.</summary>
    public TData StateData => UnderlyingActor.StateData;

    private IInternalSupportsTestFSMRef<TState, TData> Machine => UnderlyingActor;

    /// <summary>
    /// Goes to a state, which may be the present one, with the present data; the timeout, if given, counts for this stay.
    /// </summary>
    public void SetState(TState stateName, TimeSpan? timeout = null) => Apply(stateName, StateData, timeout, null);

    /// <summary>Goes to a state with other data, or stops if there is a reason for that.</summary>
    public void SetState(TState stateName, TData stateData, TimeSpan? timeout = null, FSMBase.Reason? stopReason = null) =>
        Apply(stateName, stateData, timeout, stopReason);

    /// <summary>Changes the data.</summary>
    public void SetStateData(TData stateData, TimeSpan? timeout = null) => Apply(StateName, stateData, timeout, null);

    /// <summary>Sets the timeout of the present stay.</summary>
    public void SetStateTimeout(TimeSpan timeout) => Apply(StateName, StateData, timeout, null);

    /// <summary>Starts a timer of the machine.</summary>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false) =>
        InternalRef.Run(() => UnderlyingActor.SetTimer(name, msg, timeout, repeat));

    /// <summary>Cancels a timer of the machine.</summary>
    public void CancelTimer(string name) => InternalRef.Run(() => UnderlyingActor.CancelTimer(name));

    /// <summary>Whether a timer of the machine is running.</summary>
    public bool IsTimerActive(string name) => UnderlyingActor.IsTimerActive(name);

    /// <summary>Whether the timeout of the present state is running.</summary>
    public bool IsStateTimerActive() => Machine.IsStateTimerActive;

    private void Apply(TState stateName, TData stateData, TimeSpan? timeout, FSMBase.Reason? stopReason) =>
        InternalRef.Run(() => Machine.ApplyState(new FSMBase.State<TState, TData>(stateName, stateData, timeout, stopReason)));
}
