using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>What regions and the directory tell each other over the network.</summary>
internal static class ClusterProtocol
{
    /// <summary>A region to others: it is there, and looks for the directory.</summary>
    public sealed record Hello;

    /// <summary>The directory to a region: follow me, and say what you have. Answered by <see cref="Report"/>.</summary>
    public sealed record GetReport(IActorRef Directory);

    /// <summary>What a region hosts, in parts, and the greatest epoch that it has heard of.</summary>
    /// <param name="Hosted">Some of what it hosts.</param>
    /// <param name="Epoch">The greatest epoch.</param>
    /// <param name="IsLast">Whether this is the last part.</param>
    /// <param name="MarginLeft">How long it is until what nodes had that were given up can be made anew.</param>
    public sealed record Report(IReadOnlyList<HostedName> Hosted, long Epoch, bool IsLast, TimeSpan MarginLeft);

    /// <summary>One primitive that a region hosts.</summary>
    public sealed record HostedName(PrimitiveKey Key, long Epoch, IActorRef Actor);

    /// <summary>The directory to a region: keep this epoch in mind. Answered by <see cref="EpochStored"/> if that region follows it.</summary>
    public sealed record StoreEpoch(IActorRef Directory, long Epoch);

    /// <summary>The region has heard of this epoch.</summary>
    public sealed record EpochStored(long Epoch);

    /// <summary>A region to the directory: where is it? Answered by <see cref="Located"/>; one that is nowhere is given a place.</summary>
    /// <param name="Key">What is looked for.</param>
    /// <param name="Stays">Whether its place is the region that asks.</param>
    /// <param name="Beside">Next to what it is to live.</param>
    /// <param name="Gone">An epoch that is known to have ended; 0: none.</param>
    public sealed record Locate(PrimitiveKey Key, bool Stays, PrimitiveKey? Beside, long Gone);

    /// <summary>The region that hosts it, or is to, under this epoch.</summary>
    public sealed record Located(PrimitiveKey Key, IActorRef Region, long Epoch);

    /// <summary>
    /// A region to the one that was located: give me its actor. Answered by <see cref="Opened"/>, <see cref="Gone"/> or
    /// <see cref="Refused"/>.
    /// </summary>
    /// <param name="Key">What is wanted.</param>
    /// <param name="Epoch">Under which it is, or is to be made.</param>
    /// <param name="Directory">Who said so.</param>
    /// <param name="Settings">What the one who asks takes it for.</param>
    public sealed record Open(PrimitiveKey Key, long Epoch, IActorRef Directory, PrimitiveSettings Settings);

    /// <summary>The primitive's actor.</summary>
    public sealed record Opened(PrimitiveKey Key, long Epoch, IActorRef Actor);

    /// <summary>It has ended under this epoch, or must not begin under it any more.</summary>
    public sealed record Gone(PrimitiveKey Key, long Epoch);

    /// <summary>It is not what the one who asks takes it for.</summary>
    public sealed record Refused(PrimitiveKey Key, long Epoch, string Reason);

    /// <summary>To a region: its primitive is to end.</summary>
    public sealed record End(PrimitiveKey Key, long Epoch);

    /// <summary>A region to the directory: its primitive has ended.</summary>
    public sealed record Ended(PrimitiveKey Key, long Epoch);

    /// <summary>
    /// To the region of a dead owner: have the forwarder there send its last words to the primitive, behind all that it has passed on.
    /// </summary>
    public sealed record SayLastWords(PrimitiveKey Key, IActorRef Owner, IActorRef Primitive);

    /// <summary>To a region, which asks the directory: where are the regions that can be reached? Answered by <see cref="Regions"/>.</summary>
    public sealed record GetRegions;

    /// <summary>The regions.</summary>
    public sealed record Regions(IReadOnlyList<IActorRef> All);

    /// <summary>To a region: what do you host? Answered by <see cref="SomeHosted"/>.</summary>
    /// <param name="Skip">How many the one who asks knows already.</param>
    public sealed record GetHosted(int Skip);

    /// <summary>Some primitives of one region.</summary>
    /// <param name="Hosted">Those after the ones that were skipped.</param>
    /// <param name="Total">How many there are.</param>
    public sealed record SomeHosted(IReadOnlyList<HostedName> Hosted, int Total);
}
