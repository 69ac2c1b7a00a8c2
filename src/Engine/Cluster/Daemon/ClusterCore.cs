using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster;

/// <summary>
/// A node's view of the membership, and its part in the protocol: to join, to gossip, to note whom it cannot reach, and to lead when it is its turn.
/// Joining is here, gossip in ClusterCore.Gossip.cs, changes of members in ClusterCore.Members.cs.
/// </summary>
/// <remarks>The protocol is Akka Cluster's, as its documentation describes it (Cluster Specification).</remarks>
internal sealed partial class ClusterCore : UntypedActor, IWithTimers
{
    public const string Name = "core";

    private readonly Cluster _cluster;
    private readonly IActorRef _events;
    private readonly IActorRef _heartbeats;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly UniqueAddress _self;
    private MembershipState _state;
    private ImmutableHashSet<UniqueAddress> _exitingConfirmed = [];
    private ImmutableList<Address> _seeds = [];
    private IActorRef? _seedProcess;
    private Address? _joining;
    private bool _isEnding;

    public ClusterCore(Cluster cluster, IActorRef events, IActorRef heartbeats)
    {
        _cluster = cluster;
        _events = events;
        _heartbeats = heartbeats;
        _self = cluster.SelfUniqueAddress;
        _state = new MembershipState(Gossip.Empty, _self);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private ClusterSettings Settings => _cluster.Settings;

    /// <summary>The core of another node.</summary>
    public static ActorPath PathOn(Address node) => new RootActorPath(node) / "system" / "cluster" / Name;

    protected override void PreStart()
    {
        if (Settings.SeedNodes.Count > 0) Self.Tell(new JoinSeedNodes(Settings.SeedNodes));
        else _cluster.Log("No seed-nodes configured, manual cluster join required");
    }

    // Not a member: joins when it is asked to, and answers those who look for a cluster that there is none here.
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case JoinSeedNodes join:
                if (Settings.ShutdownAfterUnsuccessfulJoinSeedNodes is { } limit) Timers.StartSingleTimer("join-limit", JoinLimit.Instance, limit);
                BeginWithSeeds(join.Nodes);
                break;
            case JoinTo join:
                BeginToJoin(join.Address);
                break;
            case InitJoin:
                Sender.Tell(new InitJoinNack(_self.Address));
                break;
            case Welcome welcome:
                OnWelcome(welcome);
                break;
            case JoinRetry:
                JoinAgain();
                break;
            case JoinLimit:
                _log.Warning("Joining of seed-nodes [{0}] was unsuccessful after configured shutdown-after-unsuccessful-join-seed-nodes. Running CoordinatedShutdown.", string.Join(", ", _seeds));
                End(CoordinatedShutdown.ClusterJoinUnsuccessfulReason.Instance);
                break;
            case Join or GossipEnvelope or GossipStatus or ExitingConfirmed or ITick or InitJoinAck or InitJoinNack:
                break;
            case Leave or Down:
                _log.Warning("[{0}] came to a node that has not joined a cluster", message);
                if (message is Leave leave && leave.Address == _self.Address) _cluster.Shutdown();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void AsMember(object message)
    {
        switch (message)
        {
            case GossipEnvelope envelope:
                OnGossip(envelope);
                break;
            case GossipStatus status:
                OnStatus(status);
                break;
            case GossipTick:
                GossipToSomebody();
                break;
            case LeaderTick:
                LeadIfItIsOurTurn();
                break;
            case ReapTick:
                NoteReachability();
                break;
            case InitJoin:
                OnInitJoin();
                break;
            case Join join:
                OnJoin(join.Node, join.Roles, join.Version);
                break;
            case Leave leave:
                OnLeave(leave.Address);
                break;
            case Down down:
                OnDown(down.Address);
                break;
            case ExitingConfirmed confirmed:
                OnExitingConfirmed(confirmed.Node);
                break;
            case ExitingCompleted:
                OnExitingCompleted();
                break;
            case JoinTo join when join.Address != _self.Address:
                _log.Info("Trying to join [{0}] when already part of a cluster, ignoring", join.Address);
                break;
            case JoinTo or JoinSeedNodes or Welcome or JoinRetry or JoinLimit or InitJoinAck or InitJoinNack:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void BeginWithSeeds(ImmutableList<Address> seeds)
    {
        StopSeedProcess();
        if (seeds.Count == 0) return;
        _seeds = seeds;
        if (seeds.TrueForAll(seed => seed == _self.Address)) BeginToJoin(_self.Address);
        else _seedProcess = Context.ActorOf(Props.Create(() => new SeedNodeProcess(_cluster, seeds)).WithDispatcher(Context.Props.Dispatcher));
    }

    private void BeginToJoin(Address address)
    {
        if (address.Protocol != _self.Address.Protocol || address.System != _self.Address.System)
        {
            _log.Warning("Trying to join [{0}], which is no system of the same name and protocol as [{1}]: ignored", address, _self.Address);
            return;
        }
        StopSeedProcess();
        if (address == _self.Address)
        {
            BecomeMember();
            OnJoin(_self, Settings.Roles, Settings.AppVersion);
            return;
        }
        _joining = address;
        Context.ActorSelection(PathOn(address)).Tell(new Join(_self, Settings.Roles, Settings.AppVersion), Self);
        if (Settings.RetryUnsuccessfulJoinAfter is { } delay) Timers.StartSingleTimer("join-retry", JoinRetry.Instance, delay);
    }

    private void JoinAgain()
    {
        if (_seeds.Count > 0) BeginWithSeeds(_seeds);
        else if (_joining is { } address) BeginToJoin(address);
    }

    private void OnWelcome(Welcome welcome)
    {
        if (_joining is null || welcome.From.Address != _joining)
        {
            _log.Info("Ignoring welcome from [{0}] when trying to join with [{1}]", welcome.From.Address, _joining);
            return;
        }
        if (!welcome.Gossip.Has(_self)) return;
        _cluster.Log($"Welcome from [{welcome.From.Address}]");
        BecomeMember();
        Adopt(welcome.Gossip.Seen(_self));
        if (!_isEnding) SendGossip(welcome.From);
    }

    private void BecomeMember()
    {
        _joining = null;
        Timers.Cancel("join-retry");
        Timers.Cancel("join-limit");
        StopSeedProcess();
        Start(GossipTick.Instance, Settings.GossipInterval);
        Start(LeaderTick.Instance, Settings.LeaderActionsInterval);
        Start(ReapTick.Instance, Settings.UnreachableNodesReaperInterval);
        Become(AsMember);

        void Start(ITick tick, TimeSpan interval) =>
            Timers.StartPeriodicTimer(tick.GetType(), tick, Settings.PeriodicTasksInitialDelay > interval ? Settings.PeriodicTasksInitialDelay : interval, interval);
    }

    private void StopSeedProcess()
    {
        if (_seedProcess is null) return;
        Context.Stop(_seedProcess);
        _seedProcess = null;
    }

    /// <summary>This node's part in the cluster ends; the system stops with it unless it is configured otherwise.</summary>
    private void End(CoordinatedShutdown.Reason reason)
    {
        if (_isEnding) return;
        _isEnding = true;
        if (Settings.RunCoordinatedShutdownWhenDown)
            _ = CoordinatedShutdown.Get(Context.System).Run(reason);
        else
            _cluster.Shutdown();
    }

    /// <summary>To a node's own core: look for a cluster by seed nodes.</summary>
    internal sealed record JoinSeedNodes(ImmutableList<Address> Nodes) : INoSerializationVerificationNeeded;

    /// <summary>To a node's own core: join the cluster of a node.</summary>
    internal sealed record JoinTo(Address Address) : INoSerializationVerificationNeeded;

    /// <summary>To a node's own core: what the node had has been handed over.</summary>
    internal sealed class ExitingCompleted : INoSerializationVerificationNeeded
    {
        public static readonly ExitingCompleted Instance = new();
    }

    private interface ITick : INoSerializationVerificationNeeded;

    private sealed class GossipTick : ITick
    {
        public static readonly GossipTick Instance = new();
    }

    private sealed class LeaderTick : ITick
    {
        public static readonly LeaderTick Instance = new();
    }

    private sealed class ReapTick : ITick
    {
        public static readonly ReapTick Instance = new();
    }

    private sealed class JoinRetry : INoSerializationVerificationNeeded
    {
        public static readonly JoinRetry Instance = new();
    }

    private sealed class JoinLimit : INoSerializationVerificationNeeded
    {
        public static readonly JoinLimit Instance = new();
    }
}
