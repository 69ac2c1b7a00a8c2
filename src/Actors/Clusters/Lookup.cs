using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>What a region knows of the place of a name that is used on its node.</summary>
/// <param name="key">The name.</param>
/// <param name="settings">What it is taken for here.</param>
/// <param name="forwarder">The actor that passes messages on to it.</param>
internal sealed class Lookup(PrimitiveKey key, PrimitiveSettings settings, IActorRef forwarder)
{
    public PrimitiveKey Key => key;
    public PrimitiveSettings Settings => settings;
    public IActorRef Forwarder => forwarder;

    /// <summary>Where it lives, by the directory; null: that is being asked.</summary>
    public IActorRef? Region { get; private set; }

    /// <summary>Under which epoch it lives there.</summary>
    public long Epoch { get; private set; }

    /// <summary>Whether the forwarder has its actor.</summary>
    public bool IsPlaced { get; private set; }

    public void LocatedAt(IActorRef region, long epoch) => (Region, Epoch) = (region, epoch);

    /// <summary>The region that has it held back while it moves; null: none.</summary>
    public IActorRef? HeldFor { get; private set; }

    public void Place() => (IsPlaced, HeldFor) = (true, null);

    public void HoldFor(IActorRef region) => HeldFor = region;

    /// <summary>It is not where it was said to be: that is asked again, with its epoch as one that has ended.</summary>
    public void Lose() => Region = null;
}
