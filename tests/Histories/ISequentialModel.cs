namespace ActorConcurrency.Histories;

/// <summary>What an object does when its operations come one after the other: the specification that a history is checked against.</summary>
/// <typeparam name="TState">The object's state; compared by value.</typeparam>
/// <typeparam name="T">The operations.</typeparam>
public interface ISequentialModel<TState, in T>
    where TState : notnull
{
    /// <summary>The state before all operations.</summary>
    TState Initial { get; }

    /// <summary>Whether an operation can happen in a state, and what the state is then.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="operation">The operation; its answer is to be looked at only when it is known.</param>
    /// <param name="isKnown">Whether the answer is known.</param>
    /// <param name="next">The state after it.</param>
    /// <returns>False: an object in this state does not answer so.</returns>
    bool TryApply(TState state, T operation, bool isKnown, out TState next);
}
