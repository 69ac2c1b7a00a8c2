namespace Akka.Cluster;

/// <summary>Where a node is in its life as a member.</summary>
public enum MemberStatus
{
    /// <summary>It has asked to be a member, and the leader has not yet let it in.</summary>
    Joining = 0,

    /// <summary>A member.</summary>
    Up = 1,

    /// <summary>It has asked to leave.</summary>
    Leaving = 2,

    /// <summary>All know that it leaves; it hands over what it has.</summary>
    Exiting = 3,

    /// <summary>It was given up, by a person or by a strategy.</summary>
    Down = 4,

    /// <summary>No longer a member. Nobody has this status in the gossip; events and callbacks show it.</summary>
    Removed = 5,

    /// <summary>A member for the time being, while nodes that are not reachable keep the leader from letting it in for good.</summary>
    WeaklyUp = 6,
}
