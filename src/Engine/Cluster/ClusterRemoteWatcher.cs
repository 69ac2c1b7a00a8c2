using Akka.Actor;
using Akka.Remote;

namespace Akka.Cluster;

/// <summary>Watches over other systems as the base does; nodes of the cluster count as gone when the cluster removes them, and not before.</summary>
internal sealed class ClusterRemoteWatcher(
    IFailureDetectorRegistry<Address> failureDetector, TimeSpan heartbeatInterval, TimeSpan unreachableReaperInterval, TimeSpan heartbeatExpectedResponseAfter)
    : RemoteWatcher(failureDetector, heartbeatInterval, unreachableReaperInterval, heartbeatExpectedResponseAfter)
{
    private readonly HashSet<Address> _members = [];

    public static new Props Props(
        IFailureDetectorRegistry<Address> failureDetector, TimeSpan heartbeatInterval, TimeSpan unreachableReaperInterval, TimeSpan heartbeatExpectedResponseAfter) =>
        Akka.Actor.Props.Create(() => new ClusterRemoteWatcher(failureDetector, heartbeatInterval, unreachableReaperInterval, heartbeatExpectedResponseAfter))
            .WithDeploy(Deploy.Local);

    internal override bool Judges(Address node) => !_members.Contains(node);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterEvent.CurrentClusterState state:
                foreach (var member in state.Members) Add(member);
                break;
            case ClusterEvent.MemberRemoved removed:
                Remove(removed);
                break;
            case ClusterEvent.IMemberEvent change:
                Add(change.Member);
                break;
            default:
                base.OnReceive(message);
                break;
        }
    }

    private void Add(Member member)
    {
        if (member.Status is not MemberStatus.Joining && member.Address != Cluster.Get(Context.System).SelfAddress) _members.Add(member.Address);
    }

    // Who left in order has told its watchers itself as far as it could; whose incarnation was given up must not come back.
    private void Remove(ClusterEvent.MemberRemoved removed)
    {
        if (!_members.Remove(removed.Member.Address)) return;
        if (removed.PreviousStatus == MemberStatus.Down) Quarantine(removed.Member.Address, removed.Member.UniqueAddress.Uid);
        PublishAddressTerminated(removed.Member.Address);
    }
}
