using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines.GreenThreads;

/// <summary>
/// The messages of a scheduler of green threads. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class GreenThreadsProtocol
{
    /// <summary>Which green thread: by who spawned it, and the number of its request.</summary>
    public readonly record struct GreenThreadId(IActorRef Spawner, long Number);

    /// <summary>Waits for the end of a green thread; answered by <see cref="Joined"/>, at once when it has ended.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Id">Whose end.</param>
    /// <param name="Wait">False: if it has not ended, reject the request.</param>
    public sealed record Join(long RequestId, IActorRef Owner, GreenThreadId Id, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelJoin(RequestId, Owner);
    }

    /// <summary>It has ended.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Value">What its body returned.</param>
    /// <param name="Failure">What its body threw; null: nothing.</param>
    public sealed record Joined(long RequestId, object? Value, Exception? Failure) : IReply;

    /// <summary>Waits until no green thread is alive; answered by <see cref="AllJoined"/>, at once when none is.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if one is alive, reject the request.</param>
    public sealed record JoinAll(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelJoin(RequestId, Owner);
    }

    /// <summary>No green thread is alive.</summary>
    public sealed record AllJoined(long RequestId) : IReply;

    /// <summary>Takes a <see cref="Join"/> or <see cref="JoinAll"/> back. There is no answer.</summary>
    public sealed record CancelJoin(long RequestId, IActorRef Owner);

    /// <summary>Ends a green thread at once. Answered by <see cref="Stopped"/>, when the number is not 0.</summary>
    public sealed record Stop(long RequestId, GreenThreadId Id) : IRequest;

    /// <summary>It is not alive any more.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="WasAlive">False: it had ended before.</param>
    public sealed record Stopped(long RequestId, bool WasAlive) : IReply;

    /// <summary>It is among the others, ready to run.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Name">Its name.</param>
    public sealed record Spawned(long RequestId, string Name) : IReply;

    /// <summary>Starts a green thread, whose id is the owner and the number. Answered by <see cref="Spawned"/>.</summary>
    internal sealed record Spawn(long RequestId, IActorRef Owner, string? Name, Func<CoroutineSeat, Task<object?>> Body) : IRequest;

    /// <summary>Nobody has a handle of it any more: its outcome need not be kept.</summary>
    internal sealed record Forget(GreenThreadId Id) : INoSerializationVerificationNeeded;

    /// <summary>A green thread, of itself: it lets the others run for so long.</summary>
    internal sealed record Sleep(TimeSpan Delay) : INoSerializationVerificationNeeded;

    /// <summary>The time of a sleep is over.</summary>
    internal sealed record Wake(IActorRef Sleeper) : INoSerializationVerificationNeeded;
}
