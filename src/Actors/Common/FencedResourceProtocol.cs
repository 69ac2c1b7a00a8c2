using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>The messages of a fenced resource's actor. Answers go to the sender; <see cref="GetSnapshot"/> works too.</summary>
public static class FencedResourceProtocol
{
    /// <summary>
    /// Asks for a write to be run. It is rejected when a greater token was seen before; writes that are let through are run one
    /// after the other. Answered by <see cref="Written"/> or <see cref="WriteFailed"/>.
    /// </summary>
    /// <param name="RequestId">Unique among the sender's.</param>
    /// <param name="FencingToken">Of the grant under which the writer writes.</param>
    /// <param name="Action">What writes.</param>
    public sealed record Write(long RequestId, FencingToken FencingToken, Func<Task<object?>> Action) : IRequest;

    /// <summary>
    /// The same for a write that the guard's node knows: by the handler that was registered there for the message's type. Answered by
    /// <see cref="Written"/> or <see cref="WriteFailed"/>; rejected, and not seen, when there is no handler.
    /// </summary>
    /// <param name="RequestId">Unique among the sender's.</param>
    /// <param name="FencingToken">Of the grant under which the writer writes.</param>
    /// <param name="Message">What to write.</param>
    public sealed record WriteMessage(long RequestId, FencingToken FencingToken, object Message) : IRequest;

    /// <summary>The write was run.</summary>
    public sealed record Written(long RequestId, object? Result) : IReply;

    /// <summary>The write was run and threw.</summary>
    public sealed record WriteFailed(long RequestId, Exception Reason) : IFailure
    {
        /// <inheritdoc />
        public Exception ToException(string primitive) => Reason;
    }
}

/// <summary>A fenced resource at one moment.</summary>
/// <param name="Name">The resource's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Greatest">The greatest token seen; null before the first write.</param>
/// <param name="Queued">Writes that were let through and are not finished.</param>
public sealed record FencedResourceSnapshot(string Name, long Epoch, FencingToken? Greatest, int Queued)
    : PrimitiveSnapshot("fenced resource", Name, Epoch, [], []);

internal sealed record FencedResourceSettings : PrimitiveSettings
{
    public static FencedResourceSettings Instance { get; } = new();

    internal override bool StaysOnItsNode => true;

    public override Props Props(PrimitiveIncarnation primitive, object? image) => FencedResourceActor.Props(primitive);
}
