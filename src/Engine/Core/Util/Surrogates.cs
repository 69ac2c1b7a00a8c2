using Akka.Actor;

namespace Akka.Util;

/// <summary>A serializable stand-in for an object that cannot go over the wire itself.</summary>
public interface ISurrogate
{
    /// <summary>Recreates the object that this surrogate stands for, inside the receiving system.</summary>
    ISurrogated? FromSurrogate(ActorSystem system);
}

/// <summary>An object that is replaced by a surrogate when it is serialized.</summary>
public interface ISurrogated
{
    /// <summary>Creates the surrogate that is serialized instead of this object.</summary>
    ISurrogate ToSurrogate(ActorSystem system);
}
