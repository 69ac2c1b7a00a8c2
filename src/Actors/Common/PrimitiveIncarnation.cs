using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>One life of a primitive's actor: what its handles, its actor and the registry agree on.</summary>
internal sealed class PrimitiveIncarnation(IPrimitives registry, string kind, string name, long epoch)
{
    private volatile bool _stopped;
    private Exception? _refusal;

    /// <summary>Where it is found, and others beside it.</summary>
    public IPrimitives Registry { get; } = registry;

    public string Kind { get; } = kind;
    public string Name { get; } = name;
    public long Epoch { get; } = epoch;

    /// <summary>The name as those see it who use it: where nobody elsewhere can, without the node's scope.</summary>
    public string ShownName { get; init; } = name;

    /// <summary>False for one that only its handle knows.</summary>
    public bool HasName { get; init; } = true;

    /// <summary>Whether <see cref="Actor"/> passes messages on to the primitive's, perhaps on another node, where functions do not go.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>
    /// Whether requests come by way of other actors, which a death overtakes: the actor's parent is asked for the last of them, by
    /// <see cref="GetLastWords"/>, before a death counts.
    /// </summary>
    public bool AsksForLastWords { get; init; }

    /// <summary>Whether it lives and ends on one node; false for one that may be moved to another.</summary>
    public bool StaysOnItsNode { get; init; }

    /// <summary>Set by the registry before anybody else sees this object.</summary>
    public IActorRef Actor { get; internal set; } = ActorRefs.Nobody;

    /// <summary>True from the moment the actor stops: the next one who asks for the name gets a new incarnation.</summary>
    public bool Stopped => _stopped;

    public void MarkStopped() => _stopped = true;

    /// <summary>It is about to stop, since it is not to be had: calls that come later fail by the same reason as those that have come.</summary>
    public void Refuse(Exception reason) => _refusal = reason;

    /// <summary>What calls fail by when it has stopped.</summary>
    public Exception ToException() => _refusal ?? new PrimitiveStoppedException(ToString());

    public override string ToString() => $"{Kind} '{ShownName}'";
}
