using System.Runtime.Serialization;

namespace ActorConcurrency.Actors.Wire;

/// <summary>A message, or something in it, is of a type that may not be sent to other nodes: it was not registered.</summary>
public sealed class UnregisteredTypeException : SerializationException
{
    /// <summary>Creates the exception.</summary>
    public UnregisteredTypeException(Type type)
        : base($"{type.FullName} can't be sent to another node: register it in {WireTypes.UserTypesKey}, as name = \"{type.FullName}, {type.Assembly.GetName().Name}\".") =>
        Type = type;

    /// <summary>The type.</summary>
    public Type Type { get; }
}

/// <summary>A message carries what can't leave its process: a function.</summary>
public sealed class NotSerializableException : SerializationException
{
    /// <summary>Creates the exception.</summary>
    public NotSerializableException(Type type)
        : base($"A {type.Name} is code, which can't be sent to another node.") => Type = type;

    /// <summary>The function's type.</summary>
    public Type Type { get; }
}

/// <summary>What came from another node is no message of the list, or is malformed.</summary>
public sealed class WireFormatException : SerializationException
{
    /// <summary>Creates the exception.</summary>
    public WireFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
