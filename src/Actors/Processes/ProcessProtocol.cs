using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Processes;

/// <summary>
/// The messages of a process's or thread's actor. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class ProcessProtocol
{
    /// <summary>Starts the body, once. Answered by <see cref="Started"/>, when the number is not 0.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who starts it: its parent. A daemon ends with it.</param>
    /// <param name="ParentProcess">The actor of the process that the parent is; null: it is none.</param>
    public sealed record Start(long RequestId, IActorRef Owner, IActorRef? ParentProcess = null) : IOwnedRequest;

    /// <summary>The body runs.</summary>
    /// <param name="RequestId">The request's number.</param>
    /// <param name="Body">The actor that runs it; it stops when the process or thread has ended, so watching it is joining.</param>
    public sealed record Started(long RequestId, IActorRef Body) : IReply;

    /// <summary>Waits for the end; answered by <see cref="Joined"/>, at once when it has ended.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if it has not ended, reject the request.</param>
    public sealed record Join(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelJoin(RequestId, Owner);
    }

    /// <summary>Takes a <see cref="Join"/> back. There is no answer.</summary>
    public sealed record CancelJoin(long RequestId, IActorRef Owner);

    /// <summary>It has ended.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="ExitCode">How.</param>
    public sealed record Joined(long RequestId, int ExitCode) : IReply;

    /// <summary>Ends it at once. Answered by <see cref="Stopped"/>, when the number is not 0.</summary>
    /// <param name="RequestId">Repeated in the answer.</param>
    /// <param name="ExitCode">What its exit code shall be; less than zero.</param>
    public sealed record Stop(long RequestId, int ExitCode) : IRequest;

    /// <summary>It does not run any more.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="WasAlive">False: it had ended before, and nothing has changed.</param>
    public sealed record Stopped(long RequestId, bool WasAlive) : IReply;

    /// <summary>Nobody has a handle of it any more: its actor stops when it has ended.</summary>
    internal sealed record Forget : INoSerializationVerificationNeeded
    {
        private Forget()
        {
        }

        public static Forget Instance { get; } = new();
    }

    /// <summary>Told to the actor of the parent process: it has a child, whose end it waits for, or brings about when it is a daemon.</summary>
    public sealed record ChildStarted(IActorRef Child, bool IsDaemon, bool IsThread);

    /// <summary>Told to the actor of the parent process.</summary>
    public sealed record ChildEnded(IActorRef Child);
}
