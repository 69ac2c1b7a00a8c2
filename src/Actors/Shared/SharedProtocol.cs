using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Shared;

/// <summary>
/// The messages of the actors behind shared dictionaries, lists and values. Keys are a dictionary's keys, a list's
/// <see cref="Index"/>es, and, of a value, <see cref="TheValue"/>. Every request is one step. Answers go to the sender; misuse is answered
/// by <see cref="Rejected"/>, what a caller's function throws by <see cref="Failed"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class SharedProtocol
{
    /// <summary>The one key of a shared value.</summary>
    public const string TheValue = "value";

    /// <summary>Asks for a key's value; answered by <see cref="Value"/>.</summary>
    public sealed record Get(long RequestId, object Key) : IRequest;

    /// <summary>A key's value.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Content">The value: after a change the new one, after a removal the one that was removed.</param>
    /// <param name="Version">How many changes there have been.</param>
    public sealed record Value(long RequestId, object? Content, long Version) : IReply;

    /// <summary>Sets a key's value; a list's index must exist. Answered by <see cref="Value"/>, when the number is not 0.</summary>
    public sealed record Set(long RequestId, object Key, object? Content) : IRequest;

    /// <summary>Puts an item into a list, before the index. Answered by <see cref="Value"/>, when the number is not 0.</summary>
    public sealed record Insert(long RequestId, Index Before, object? Content) : IRequest;

    /// <summary>Removes a key; the items of a list behind it move up. Answered by <see cref="Value"/>, when the number is not 0.</summary>
    public sealed record Remove(long RequestId, object Key) : IRequest;

    /// <summary>
    /// Sets a key's value to what a function makes of it, which runs in the actor. Answered by <see cref="Value"/>, when the number is not 0.
    /// </summary>
    /// <param name="RequestId">Repeated in the answer.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Change">Makes the new value of the old one; it must be quick and call nothing that waits.</param>
    /// <param name="IfMissing">What a missing key's value is set to; null: the request is rejected then.</param>
    public sealed record Update(long RequestId, object Key, Func<object?, object?> Change, Initial? IfMissing = null) : IRequest;

    /// <summary>
    /// Sets a missing key's value; one that is there stays as it is. Answered by <see cref="Value"/>, when the number is not 0.
    /// </summary>
    public sealed record GetOrAdd(long RequestId, object Key, object? Content) : IRequest;

    /// <summary>
    /// Asks to be the next who changes a key's value, for those who cannot send an <see cref="Update"/>: requests of one key are served one
    /// after the other, in order of arrival. Answered by <see cref="Turn"/>; by <see cref="Value"/> when a missing key was set.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who will change it; its death ends its turn.</param>
    /// <param name="Key">The key.</param>
    /// <param name="IfMissing">What a missing key's value is set to; null: the request is rejected then.</param>
    public sealed record TakeTurn(long RequestId, IActorRef Owner, object Key, Initial? IfMissing = null) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelTurn(RequestId, Owner, Key);
    }

    /// <summary>
    /// Nobody else has a turn until this one has ended. Requests that need no turn go on: who was faster is seen by the version.
    /// </summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">The turn's number, to end it by.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Content">The key's value.</param>
    /// <param name="Version">The value's version.</param>
    public sealed record Turn(long RequestId, FencingToken FencingToken, object Key, object? Content, long Version) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelTurn(RequestId, owner, Key);
    }

    /// <summary>
    /// Sets the value of a key, if it has the version that the turn showed. Answered by <see cref="Value"/>, which ends the turn, or by
    /// <see cref="Overtaken"/>, which does not.
    /// </summary>
    public sealed record EndTurn(long RequestId, IActorRef Owner, object Key, FencingToken FencingToken, long Version, object? Content)
        : IOwnedRequest;

    /// <summary>Somebody without a turn has set the value in the meantime; nothing was changed, and the turn goes on.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Content">The key's value.</param>
    /// <param name="Version">The value's version.</param>
    public sealed record Overtaken(long RequestId, object? Content, long Version) : IReply;

    /// <summary>Takes a <see cref="TakeTurn"/> back, waiting or granted. There is no answer.</summary>
    public sealed record CancelTurn(long RequestId, IActorRef Owner, object Key);

    /// <summary>The value of a key that was missing.</summary>
    public sealed record Initial(object? Content);

    /// <summary>
    /// Sets a key's value if it equals what is expected. Answered by <see cref="Compared"/>, when the number is not 0.
    /// </summary>
    public sealed record CompareAndSet(long RequestId, object Key, object? Expected, object? Content) : IRequest;

    /// <summary>Whether the value was as expected, and has been set.</summary>
    public sealed record Compared(long RequestId, bool IsSet, long Version) : IReply;

    /// <summary>Removes everything. Answered by <see cref="Count"/>, when the number is not 0.</summary>
    public sealed record Clear(long RequestId = 0) : IRequest;

    /// <summary>Asks how many keys there are; answered by <see cref="Count"/>.</summary>
    public sealed record GetCount(long RequestId) : IRequest;

    /// <summary>How many keys there are.</summary>
    public sealed record Count(long RequestId, int Keys) : IReply;

    /// <summary>Asks for everything at one moment; answered by <see cref="All"/>.</summary>
    public sealed record GetAll(long RequestId) : IRequest;

    /// <summary>Everything at one moment; a list's keys are its numbers from 0 on.</summary>
    public sealed record All(long RequestId, IReadOnlyList<KeyValuePair<object, object?>> Items, long Version) : IReply;

    /// <summary>
    /// Waits until a key is there and its value as wanted; answered by <see cref="Value"/>, at once when it is so.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Key">The key.</param>
    /// <param name="IsWanted">Looks at the value, in the actor; null: any value is.</param>
    /// <param name="Wait">False: if it is not so, reject the request.</param>
    /// <param name="Every">
    /// True: for one who looks himself. Every value that the key has from now on is told by a <see cref="Value"/>, until the request is taken
    /// back.
    /// </param>
    public sealed record WaitFor(
        long RequestId, IActorRef Owner, object Key, Func<object?, bool>? IsWanted = null, bool Wait = true, bool Every = false)
        : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelWaitFor(RequestId, Owner);
    }

    /// <summary>Takes a <see cref="WaitFor"/> back. There is no answer.</summary>
    public sealed record CancelWaitFor(long RequestId, IActorRef Owner);

    /// <summary>What a caller's function has thrown; nothing was changed.</summary>
    public sealed record Failed(long RequestId, Exception Reason) : IFailure
    {
        /// <inheritdoc />
        public Exception ToException(string primitive) => Reason;
    }

    /// <summary>
    /// Asks for every change until the subscriber stops or unsubscribes. A <see cref="Changed"/> of the kind
    /// <see cref="SharedChangeKind.Start"/> comes first, with the version from which changes are told.
    /// </summary>
    public sealed record Subscribe(IActorRef Subscriber, long RequestId = 0) : IRequest;

    /// <summary>Ends a subscription. Answered by <see cref="Count"/>, when the number is not 0.</summary>
    public sealed record Unsubscribe(IActorRef Subscriber, long RequestId = 0) : IRequest;

    /// <summary>Told to subscribers, in order: versions follow each other without a gap.</summary>
    /// <param name="Version">The change's number.</param>
    /// <param name="Kind">What has happened.</param>
    /// <param name="Key">To which key; a list's is a number from 0 on. Null when it concerns no single one.</param>
    /// <param name="Content">The new value, or the one that was removed.</param>
    public sealed record Changed(long Version, SharedChangeKind Kind, object? Key, object? Content);
}

/// <summary>What has happened to shared data.</summary>
public enum SharedChangeKind
{
    /// <summary>Nothing yet: changes are told from here on.</summary>
    Start,

    /// <summary>A key's value was set.</summary>
    Set,

    /// <summary>An item was put into a list; those behind it have moved.</summary>
    Inserted,

    /// <summary>A key was removed; of a list, those behind it have moved.</summary>
    Removed,

    /// <summary>Everything was removed.</summary>
    Cleared,
}
