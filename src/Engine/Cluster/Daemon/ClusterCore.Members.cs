using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Util;

namespace Akka.Cluster;

internal sealed partial class ClusterCore
{
    private void OnInitJoin()
    {
        var isIn = _state.SelfMember is { Status: not (MemberStatus.Down or MemberStatus.Exiting) };
        Sender.Tell(isIn ? new InitJoinAck(_self.Address) : new InitJoinNack(_self.Address));
    }

    private void OnJoin(UniqueAddress node, ImmutableHashSet<string> roles, AppVersion version)
    {
        if (node.Address.Protocol != _self.Address.Protocol || node.Address.System != _self.Address.System)
        {
            _log.Warning("Member with wrong ActorSystem name tried to join, but was ignored, expected [{0}] but was [{1}]", _self.Address, node.Address);
            return;
        }
        if (_state.SelfMember is { Status: MemberStatus.Down or MemberStatus.Exiting })
        {
            _log.Info("Trying to join [{0}] to a node that is on its way out, ignoring. Use a healthy node instead.", node.Address);
            return;
        }

        var present = _state.Gossip.Members.FirstOrDefault(member => member.Address == node.Address);
        if (present is not null && present.UniqueAddress == node)
        {
            // The answer was lost, perhaps.
            if (node != _self) CoreOn(node).Tell(new Welcome(_self, _state.Gossip), Self);
        }
        else if (present is not null)
        {
            // The node was started again before its old incarnation was noticed to be gone. It has to ask again when that is removed.
            _log.Info("New incarnation of existing member [{0}] is trying to join. Existing will be removed from the cluster and then new member will be allowed to join.", present);
            if (present.Status is not (MemberStatus.Down or MemberStatus.Exiting)) OnDown(present.Address);
        }
        else if (!_state.Gossip.Removed.ContainsKey(node))
        {
            _cluster.FailureDetector.Remove(node.Address);
            _cluster.Log($"Node [{node.Address}] is JOINING, roles [{string.Join(", ", roles)}], version [{version}]");
            var joined = _state.Gossip.With(Akka.Cluster.Member.Create(node, roles, version));
            if (node == _self)
            {
                BeginCluster(joined);
            }
            else
            {
                Change(joined);
                CoreOn(node).Tell(new Welcome(_self, _state.Gossip), Self);
            }
        }
    }

    private void OnLeave(Address address)
    {
        if (Find(address) is not { } member)
        {
            _log.Info("[{0}] is no member: it cannot leave", address);
            return;
        }
        if (member.Status is not (MemberStatus.Joining or MemberStatus.WeaklyUp or MemberStatus.Up)) return;
        _cluster.Log($"Marked address [{address}] as [Leaving]");
        Change(_state.Gossip.With(member.Copy(MemberStatus.Leaving)));
        LeadIfItIsOurTurn();
    }

    private void OnDown(Address address)
    {
        if (Find(address) is not { } member)
        {
            _log.Info("Ignoring down of unknown node [{0}]", address);
            return;
        }
        if (member.Status == MemberStatus.Down) return;
        _cluster.Log($"Marking node [{address}] as [Down]");
        Change(_state.Gossip.With(member.Copy(MemberStatus.Down)));
        if (!_isEnding) GossipToMany(3);
    }

    private void OnExitingConfirmed(UniqueAddress node)
    {
        if (_state.Gossip.Find(node) is not { Status: MemberStatus.Exiting }) return;
        _exitingConfirmed = _exitingConfirmed.Add(node);
        LeadIfItIsOurTurn();
    }

    private void OnExitingCompleted()
    {
        // The leader removes this node when it hears of it; so that it does, all do who could be leader next.
        foreach (var node in _state.Gossip.Members.Select(member => member.UniqueAddress).Where(_state.MayGossipTo))
        {
            SendGossip(node);
            CoreOn(node).Tell(new ExitingConfirmed(_self), Self);
        }
        _isEnding = true;
        Sender.Tell(Done.Instance);
    }

    // Who makes a cluster is its first member from the beginning: nobody sees it joining unless more are needed.
    private void BeginCluster(Gossip gossip)
    {
        var outcome = LeaderActions.OnConvergence(new MembershipState(gossip.Seen(_self), _self), Settings, _exitingConfirmed, Now);
        foreach (var member in outcome.Changed) _cluster.Log($"Leader is moving node [{member.Address}] to [{member.Status}]");
        Change(outcome.Gossip);
    }

    private void LeadIfItIsOurTurn()
    {
        if (_isEnding || !_state.IsLeader) return;
        if (!_state.IsConvergent(_exitingConfirmed)) return;
        var now = Now;
        var outcome = LeaderActions.OnConvergence(_state, Settings, _exitingConfirmed, now);
        if (!outcome.IsChange) return;

        foreach (var member in outcome.Changed) _cluster.Log($"Leader is moving node [{member.Address}] to [{member.Status}]");
        foreach (var node in outcome.Removed) _cluster.Log($"Leader is removing node [{node.Address}]");
        Change(outcome.Gossip.ForgetRemovedBefore(now - (long)Settings.ForgetRemovedAfter.TotalMilliseconds));
        if (!_isEnding) GossipToMany(3);
    }

    private void NoteReachability()
    {
        var detector = _cluster.FailureDetector;
        var reachability = _state.Gossip.Reachability;
        foreach (var member in _state.Gossip.Members.Where(member => member.UniqueAddress != _self && detector.IsMonitoring(member.Address)))
        {
            var (isReachable, isAvailable) = (reachability.IsReachable(_self, member.UniqueAddress), detector.IsAvailable(member.Address));
            if (isReachable == isAvailable || (isReachable && member.Status is MemberStatus.Down)) continue;
            if (isAvailable) _cluster.Log($"Marking node as REACHABLE [{member}].");
            else _log.Warning("Cluster Node [{0}] - Marking node as UNREACHABLE [{1}].", _self.Address, member);
            reachability = isAvailable ? reachability.Reachable(_self, member.UniqueAddress) : reachability.Unreachable(_self, member.UniqueAddress);
        }
        if (!ReferenceEquals(reachability, _state.Gossip.Reachability)) Change(_state.Gossip with { Reachability = reachability });
    }

    private long Now => Context.System.Scheduler.Now.ToUnixTimeMilliseconds();

    private Member? Find(Address address) => _state.Gossip.Members.FirstOrDefault(member => member.Address == address);
}
