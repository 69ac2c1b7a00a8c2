using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Latches;

/// <summary>
/// The messages of a countdown latch's actor. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class CountdownLatchProtocol
{
    /// <summary>Counts down; at zero all who wait are released. Answered by <see cref="Remaining"/>, when the number is not 0.</summary>
    /// <param name="RequestId">Repeated in the answer.</param>
    /// <param name="Count">By how much; 1 or more. More than is left is rejected, and nothing is counted.</param>
    public sealed record Signal(long RequestId = 0, int Count = 1) : IRequest;

    /// <summary>What is left to count.</summary>
    public sealed record Remaining(long RequestId, int Count) : IReply;

    /// <summary>Waits for zero; answered by <see cref="Released"/>, at once when it is reached.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits; its death ends the wait.</param>
    /// <param name="Block">False: if zero is not reached, reject the request.</param>
    public sealed record Wait(long RequestId, IActorRef Owner, bool Block = true) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => Block;

        /// <inheritdoc />
        public object ToCancel() => new CancelWait(RequestId, Owner);
    }

    /// <summary>The count is zero, for good.</summary>
    public sealed record Released(long RequestId) : IReply;

    /// <summary>Takes a <see cref="Wait"/> back. There is no answer.</summary>
    public sealed record CancelWait(long RequestId, IActorRef Owner);
}
