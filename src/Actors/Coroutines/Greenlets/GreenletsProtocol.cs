using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines.Greenlets;

/// <summary>
/// The messages of a group of greenlets. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class GreenletsProtocol
{
    /// <summary>Switches from the main flow to a greenlet; answered by <see cref="SwitchedBack"/> or <see cref="Failed"/>, when control comes back.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits for control.</param>
    /// <param name="Target">The greenlet's name.</param>
    /// <param name="Value">What it is resumed with, or started with.</param>
    /// <param name="Error">What is raised in it instead; null: nothing.</param>
    /// <param name="Wait">False: if a greenlet has control, reject the request.</param>
    public sealed record Switch(long RequestId, IActorRef Owner, string Target, object? Value, Exception? Error = null, bool Wait = true)
        : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelSwitch(RequestId, Owner);
    }

    /// <summary>Control is back in the main flow.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Value">What came with it.</param>
    public sealed record SwitchedBack(long RequestId, object? Value) : IReply;

    /// <summary>Control is back in the main flow, by an exception that no greenlet has caught.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Reason">The exception.</param>
    public sealed record Failed(long RequestId, Exception Reason) : IFailure
    {
        /// <inheritdoc />
        public Exception ToException(string primitive) => Reason;
    }

    /// <summary>
    /// Takes a <see cref="Switch"/> back. One that has been carried out stays so, and nobody hears of the way back. There is no answer.
    /// </summary>
    public sealed record CancelSwitch(long RequestId, IActorRef Owner);

    /// <summary>A greenlet is in the group; it has not started.</summary>
    public sealed record Created(long RequestId) : IReply;

    /// <summary>Adds a greenlet, which starts with the first switch to it. Answered by <see cref="Created"/>.</summary>
    internal sealed record Create(long RequestId, string Name, string Parent, Func<CoroutineSeat, string, object?, Task<object?>> Body) : IRequest;

    /// <summary>A greenlet, of itself: it gives control to another one.</summary>
    internal sealed record SwitchTo(string Target, object? Value, Exception? Error) : INoSerializationVerificationNeeded;
}
