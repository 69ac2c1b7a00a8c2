using Akka.Cluster;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// How long what a node had that was given up is not made anew elsewhere: it may still run, cut off, and serve those who are cut off with it until it
/// has come to know its lot and ended itself. <see cref="IDowningProvider.DownRemovalMargin"/> says how long that takes at most.
/// </summary>
/// <param name="margin">Zero: no time at all.</param>
internal sealed class RemovalMargin(TimeSpan margin)
{
    private readonly HashSet<UniqueAddress> _down = [];
    private TimeSpan _until;

    /// <summary>Takes note of what happened in the cluster, at a time of a clock that only goes on.</summary>
    /// <returns>Whether a node was given up by that, and the margin begins.</returns>
    public bool Note(object happened, TimeSpan now)
    {
        var begins = happened switch
        {
            ClusterEvent.MemberDowned down => _down.Add(down.Member.UniqueAddress),
            // One whose end was not told before. Who left in order has handed over what it had.
            ClusterEvent.MemberRemoved removed => !_down.Remove(removed.Member.UniqueAddress) && removed.PreviousStatus is not MemberStatus.Exiting,
            _ => false,
        };
        if (!begins || margin <= TimeSpan.Zero)
            return false;
        _until = now + margin;
        return true;
    }

    /// <summary>How much of it is left.</summary>
    public TimeSpan Left(TimeSpan now) => _until > now ? _until - now : TimeSpan.Zero;
}
