using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Barriers;

/// <summary>
/// The parties will not meet: one of them left, died, or failed in the action, or the barrier was aborted or reset. The message says which.
/// </summary>
public sealed class BrokenBarrierException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    public BrokenBarrierException(string message)
        : base(message)
    {
    }
}
