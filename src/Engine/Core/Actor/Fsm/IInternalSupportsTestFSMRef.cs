namespace Akka.Actor.Internal;

/// <summary>What a test may do to a state machine from outside.</summary>
/// <typeparam name="TState">The type of the state's name.</typeparam>
/// <typeparam name="TData">The type of the state's data.</typeparam>
public interface IInternalSupportsTestFSMRef<TState, TData>
{
    /// <summary>A state time-out is running.</summary>
    bool IsStateTimerActive { get; }

    /// <summary>Moves the machine as if the current event's handler had returned this state.</summary>
    /// <param name="upcomingState">The next state.</param>
    void ApplyState(FSMBase.State<TState, TData> upcomingState);
}
