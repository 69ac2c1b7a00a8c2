using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>A node was shut down before it had become a member.</summary>
public class ClusterJoinFailedException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public ClusterJoinFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Rebuilds the exception from serialized data.</summary>
    protected ClusterJoinFailedException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
