using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>Prints a line for each change of the membership that its node sees, those before its start included.</summary>
internal sealed class MembershipLines : ReceiveActor
{
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly Action<string, LineColour> _print;
    private readonly Texts _texts;

    /// <param name="texts">The texts of the commands for clusters.</param>
    /// <param name="print">Takes a line.</param>
    public static Props Props(Texts texts, Action<string, LineColour> print) => Akka.Actor.Props.Create(() => new MembershipLines(texts, print));

    public MembershipLines(Texts texts, Action<string, LineColour> print)
    {
        (_texts, _print) = (texts, print);
        Receive<ClusterEvent.MemberRemoved>(m => Print(m.PreviousStatus is MemberStatus.Down ? "member.removed-down" : "member.removed", m.Member));
        Receive<ClusterEvent.MemberDowned>(m => Print("member.down", m.Member, LineColour.Red));
        Receive<ClusterEvent.MemberUp>(m => Print("member.up", m.Member, LineColour.Green));
        Receive<ClusterEvent.MemberJoined>(m => Print("member.joining", m.Member));
        Receive<ClusterEvent.MemberLeft>(m => Print("member.leaving", m.Member));
        Receive<ClusterEvent.MemberExited>(m => Print("member.exiting", m.Member));
        Receive<ClusterEvent.UnreachableMember>(m => Print("member.unreachable", m.Member, LineColour.Red));
        Receive<ClusterEvent.ReachableMember>(m => Print("member.reachable", m.Member, LineColour.Green));
        Receive<ClusterEvent.LeaderChanged>(m =>
        {
            if (m.Leader is not null)
                _print(_texts.Format("leader", NodeAddress.Short(m.Leader)), LineColour.None);
        });
    }

    protected override void PreStart() => _cluster.Subscribe(
        Self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.LeaderChanged));

    private void Print(string key, Member member, LineColour colour = LineColour.None) =>
        _print(_texts.Format(key, NodeAddress.Short(member.Address), string.Join(", ", member.Roles.Order(StringComparer.Ordinal).DefaultIfEmpty("–"))), colour);
}
