using Akka.Actor;
using Akka.Event;
using Akka.Serialization.Wire;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>What the managers of a singleton say to each other.</summary>
public interface IClusterSingletonMessage
{
}

/// <summary>What a manager knows in a state.</summary>
public interface IClusterSingletonData
{
}

/// <summary>From the node that is the oldest now to the one that was: hand over to me.</summary>
internal sealed record HandOverToMe : IClusterSingletonMessage, IDeadLetterSuppression
{
    public static readonly HandOverToMe Instance = new();
}

/// <summary>The singleton is being stopped.</summary>
internal sealed record HandOverInProgress : IClusterSingletonMessage, IDeadLetterSuppression
{
    public static readonly HandOverInProgress Instance = new();
}

/// <summary>The singleton has stopped: start it.</summary>
internal sealed record HandOverDone : IClusterSingletonMessage, IDeadLetterSuppression
{
    public static readonly HandOverDone Instance = new();
}

/// <summary>From the node that was the oldest to the one that is now: ask me to hand over.</summary>
internal sealed record TakeOverFromMe : IClusterSingletonMessage, IDeadLetterSuppression
{
    public static readonly TakeOverFromMe Instance = new();
}

/// <summary>The managers' messages on the wire.</summary>
internal sealed class SingletonMessageSerializer : TableSerializer
{
    public SingletonMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
        Add("h", HandOverToMe.Instance);
        Add("p", HandOverInProgress.Instance);
        Add("d", HandOverDone.Instance);
        Add("t", TakeOverFromMe.Instance);
    }

    public override int Identifier => 25;
}
