using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Remote;

/// <summary>Remoting could not do what it should: listen, for instance.</summary>
public class RemoteTransportException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public RemoteTransportException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected RemoteTransportException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
