using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines.Generators;

/// <summary>
/// The messages of a generator's actor. Calls are served one after the other, in order of arrival. Answers go to the sender; misuse is
/// answered by <see cref="Rejected"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class GeneratorProtocol
{
    /// <summary>
    /// Lets the body run to its next value; answered by <see cref="Yielded"/>, <see cref="Returned"/> or <see cref="Failed"/>.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if another call is being served, reject the request.</param>
    /// <param name="Confirmed">
    /// Whether the receiver confirms what it got. Until then the generator waits, and gives the value to the next one when the owner dies
    /// or takes the call back. False: the value is the receiver's when it is sent.
    /// </param>
    public sealed record Next(long RequestId, IActorRef Owner, bool Wait = true, bool Confirmed = false) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelCall(RequestId, Owner);
    }

    /// <summary>The same, and the expression where the body is suspended has this value.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Value">The value; null before the body has started.</param>
    /// <param name="Wait">False: if another call is being served, reject the request.</param>
    /// <param name="Confirmed">As for <see cref="Next"/>.</param>
    public sealed record Send(long RequestId, IActorRef Owner, object? Value, bool Wait = true, bool Confirmed = false) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelCall(RequestId, Owner);
    }

    /// <summary>The same, and an exception is raised where the body is suspended.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Error">The exception.</param>
    /// <param name="Wait">False: if another call is being served, reject the request.</param>
    /// <param name="Confirmed">As for <see cref="Next"/>.</param>
    public sealed record Throw(long RequestId, IActorRef Owner, Exception Error, bool Wait = true, bool Confirmed = false) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelCall(RequestId, Owner);
    }

    /// <summary>
    /// Raises <see cref="CoroutineExitException"/> where the body is suspended; answered by <see cref="Closed"/>, or by
    /// <see cref="Failed"/> when the body throws something else or yields again.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if another call is being served, reject the request.</param>
    public sealed record Close(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelCall(RequestId, Owner);
    }

    /// <summary>The next value.</summary>
    /// <param name="RequestId">The call that is answered.</param>
    /// <param name="FencingToken">The number of the step.</param>
    /// <param name="Value">The value.</param>
    public sealed record Yielded(long RequestId, FencingToken FencingToken, object? Value) : IHandover
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelCall(RequestId, owner);

        /// <inheritdoc />
        public object ToConfirm(IActorRef owner) => new Confirm(owner, FencingToken);
    }

    /// <summary>The iteration has ended.</summary>
    /// <param name="RequestId">The call that is answered.</param>
    /// <param name="Value">What the body returned; null when it was closed or had thrown.</param>
    public sealed record Returned(long RequestId, object? Value) : IReply;

    /// <summary>The body has thrown, which ends the iteration.</summary>
    /// <param name="RequestId">The call that is answered.</param>
    /// <param name="Reason">The exception.</param>
    public sealed record Failed(long RequestId, Exception Reason) : IFailure
    {
        /// <inheritdoc />
        public Exception ToException(string primitive) => Reason;
    }

    /// <summary>The generator is closed.</summary>
    public sealed record Closed(long RequestId) : IReply;

    /// <summary>Says that a value has arrived. There is no answer.</summary>
    public sealed record Confirm(IActorRef Owner, FencingToken FencingToken);

    /// <summary>
    /// Takes a call back. A call that is being served has its effect all the same; what comes of it goes to the next one. There is no
    /// answer.
    /// </summary>
    public sealed record CancelCall(long RequestId, IActorRef Owner);

    /// <summary>The body, of itself: it gives up control with a value.</summary>
    internal sealed record Yield(object? Value) : INoSerializationVerificationNeeded;
}
