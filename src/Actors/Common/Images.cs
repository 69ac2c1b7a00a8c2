using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Asks a primitive's actor for its whole state, to go on from elsewhere. It is answered by <see cref="ImageTaken"/>, after which the actor
/// stops: whoever asks has held back what others send it. For those who move primitives, not for users.
/// </summary>
internal sealed record TakeImage : INoSerializationVerificationNeeded
{
    private TakeImage()
    {
    }

    public static TakeImage Instance { get; } = new();
}

/// <summary>A primitive's whole state.</summary>
/// <param name="Image">One of the records whose names on the wire begin with <c>image.</c>; null: this kind cannot move.</param>
internal sealed record ImageTaken(object? Image);

/// <summary>A grant, as it goes to another node.</summary>
internal sealed record HeldImage<T>(IActorRef Owner, long RequestId, FencingToken Token, IActorRef ReplyTo, DateTimeOffset Since, T Value);

/// <summary>All grants of a primitive, oldest first, and the number of the last one there was.</summary>
internal sealed record HoldingsImage<T>(long LastToken, IReadOnlyList<HeldImage<T>> Grants);
