using Akka.Util;

namespace Akka.Actor;

/// <summary>Base of all references: equality, order and the wire form.</summary>
public abstract class ActorRefBase : IActorRef
{
    /// <summary>Creates the part of a reference that does not depend on where it leads.</summary>
    protected ActorRefBase()
    {
    }

    /// <inheritdoc />
    public abstract ActorPath Path { get; }

    /// <inheritdoc />
    /// <exception cref="InvalidMessageException">The message is null.</exception>
    public void Tell(object message, IActorRef? sender)
    {
        if (message is null) TellNull();
        else TellInternal(message, sender ?? ActorRefs.NoSender!);
    }

    /// <summary>Delivers a message that is not null.</summary>
    protected abstract void TellInternal(object message, IActorRef sender);

    /// <inheritdoc />
    public override string ToString() =>
        Path.Uid == ActorCell.UndefinedUid ? $"[{Path}]" : $"[{Path}#{Path.Uid}]";

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashOf(Path.Uid, this);

    /// <inheritdoc />
    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The object is no reference.</exception>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        IActorRef other => CompareTo(other),
        _ => throw new ArgumentException($"An actor reference can't be compared with {obj.GetType()}.", nameof(obj)),
    };

    /// <inheritdoc />
    public int CompareTo(IActorRef? other)
    {
        if (other is null) return 1;
        var byPath = Path.CompareTo(other.Path);
        return byPath != 0 ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    /// <inheritdoc />
    public virtual ISurrogate ToSurrogate(ActorSystem system) =>
        new Surrogate(Path.ToSerializationFormat());

    // Incarnations have numbers of their own: where there is one, it says enough.
    private protected static int HashOf(long uid, IActorRef reference) => uid == ActorPath.NoUid ? reference.Path.GetHashCode() : uid.GetHashCode();

    /// <summary>Refuses a message that is null.</summary>
    private protected virtual void TellNull() => throw new InvalidMessageException("A message can't be null.");

    /// <summary>The wire form of a reference: its path with the unique id.</summary>
    public class Surrogate : ISurrogate
    {
        /// <summary>Creates the wire form.</summary>
        /// <param name="path">The serialized path.</param>
        public Surrogate(string path) => Path = path;

        /// <summary>The serialized path.</summary>
        public string Path { get; }

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => ((ExtendedActorSystem)system).Provider.ResolveActorRef(Path);
    }
}
