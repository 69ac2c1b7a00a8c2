using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Util;

namespace Akka.Cluster;

/// <remarks>
/// Gossip is pushed and pulled: a node sends another one the version it knows, or all of it when the other is known not to have it; whoever knows less
/// answers with what it has. Two views that don't know of each other are merged in the same way everywhere.
/// </remarks>
internal sealed partial class ClusterCore
{
    private void OnStatus(GossipStatus status)
    {
        if (!_state.Gossip.Has(status.From) || !_state.Reachability.IsReachable(_self, status.From)) return;
        switch (_state.Gossip.Version.CompareTo(status.Version))
        {
            case VectorClock.Ordering.Same:
                break;
            case VectorClock.Ordering.After:
                SendGossip(status.From);
                break;
            default:
                SendStatus(status.From);
                break;
        }
    }

    private void OnGossip(GossipEnvelope envelope)
    {
        var (local, remote) = (_state.Gossip, envelope.Gossip);
        var isMeant = envelope.To == _self && local.Has(envelope.From) && remote.Has(_self) && _state.Reachability.IsReachable(_self, envelope.From);
        if (!isMeant)
        {
            if (Settings.VerboseGossipReceivedLogging) _log.Debug("Ignoring gossip from [{0}]", envelope.From);
            return;
        }

        var order = remote.Version.CompareTo(local.Version);
        var winner = order switch
        {
            VectorClock.Ordering.Same => remote.MergeSeen(local),
            VectorClock.Ordering.Before => local,
            VectorClock.Ordering.After => remote,
            _ => remote.Merge(local),
        };
        var answers = order is VectorClock.Ordering.Before or VectorClock.Ordering.Concurrent || !remote.IsSeenBy(_self);
        if (Settings.VerboseGossipReceivedLogging) _log.Debug("Gossip from [{0}] is [{1}]: {2}", envelope.From, order, winner);
        Adopt(winner.Seen(_self));
        if (answers && !_isEnding) SendGossip(envelope.From);
    }

    private void GossipToSomebody()
    {
        var others = _state.Gossip.Members.Select(member => member.UniqueAddress).Where(_state.MayGossipTo).ToList();
        if (others.Count == 0) return;
        var behind = others.Where(node => !_state.Gossip.IsSeenBy(node)).ToList();
        var chosen = behind.Count > 0 && ThreadLocalRandom.Current.NextDouble() < DifferentViewProbability(others.Count) ? Pick(behind) : Pick(others);
        if (_state.Gossip.IsSeenBy(chosen)) SendStatus(chosen);
        else SendGossip(chosen);
    }

    // In a big cluster that is not yet of one mind, too many would send all they have to the few that are behind.
    private double DifferentViewProbability(int size)
    {
        var (low, high) = (Settings.ReduceGossipDifferentViewProbability, Settings.ReduceGossipDifferentViewProbability * 3);
        var (full, least) = (Settings.GossipDifferentViewProbability, 0.05);
        return size <= low ? full : size >= high ? least : full - ((full - least) * (size - low) / (high - low));
    }

    private void GossipToMany(int count)
    {
        var others = _state.Gossip.Members.Select(member => member.UniqueAddress).Where(_state.MayGossipTo).ToList();
        for (; count > 0 && others.Count > 0; count--)
        {
            var chosen = Pick(others);
            others.Remove(chosen);
            SendGossip(chosen);
        }
    }

    private void SendGossip(UniqueAddress node)
    {
        if (_state.MayGossipTo(node)) CoreOn(node).Tell(new GossipEnvelope(_self, node, _state.Gossip), Self);
    }

    private void SendStatus(UniqueAddress node) => CoreOn(node).Tell(new GossipStatus(_self, _state.Gossip.Version), Self);

    private static ActorSelection CoreOn(UniqueAddress node) => Context.ActorSelection(PathOn(node.Address));

    private static UniqueAddress Pick(List<UniqueAddress> nodes) => nodes[ThreadLocalRandom.Current.Next(nodes.Count)];

    /// <summary>Takes a gossip for the present one: publishes what it changes, watches over whom it says, and obeys it where it is about this node.</summary>
    private void Adopt(Gossip gossip)
    {
        var before = _state;
        _state = new MembershipState(gossip, _self);
        _exitingConfirmed = _exitingConfirmed.Intersect(gossip.Members.Select(member => member.UniqueAddress));
        foreach (var fresh in gossip.Members.Where(member => member.Status == MemberStatus.Joining && !before.Gossip.Has(member.UniqueAddress)))
            _cluster.FailureDetector.Remove(fresh.Address);
        _heartbeats.Tell(new HeartbeatSender.WatchOver(NodesToWatchOver()));
        _events.Tell(new EventPublisher.Publish(_state));
        if (before.IsLeader != _state.IsLeader) _cluster.Log(_state.IsLeader ? "is the new leader among reachable nodes (more leaders may exist)" : "is no longer leader");
        ObeyOwnStatus(before);
    }

    private ImmutableHashSet<UniqueAddress> NodesToWatchOver()
    {
        var nodes = _state.Gossip.Members.Where(member => member.UniqueAddress != _self).Select(member => member.UniqueAddress).ToImmutableHashSet();
        var unreachable = _state.Gossip.Reachability.ByObserver.GetValueOrDefault(_self)?.Unreachable ?? [];
        return MembershipState.MonitoredBy(_self, nodes, Settings.MonitoredByNrOfMembers).Union(unreachable.Intersect(nodes));
    }

    private void ObeyOwnStatus(MembershipState before)
    {
        var status = _state.SelfMember?.Status;
        if (status == before.SelfMember?.Status) return;
        if (status == MemberStatus.Exiting)
        {
            _cluster.Log("Exiting, starting coordinated shutdown");
            _cluster.NoteExiting();
            _ = CoordinatedShutdown.Get(Context.System).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        }
        else if (status == MemberStatus.Down || (status is null && before.SelfMember is not null))
        {
            // Whoever has not heard of it yet learns it from this node.
            if (status == MemberStatus.Down) GossipToMany(3);
            _cluster.Log("This node was removed from the cluster, shutting down");
            End(CoordinatedShutdown.ClusterDowningReason.Instance);
        }
    }

    /// <summary>Makes a changed gossip the present one.</summary>
    private void Change(Gossip gossip) => Adopt(gossip.ChangedBy(_self));
}
