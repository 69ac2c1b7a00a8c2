using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Where a singleton's manager is on its way.</summary>
public enum ClusterSingletonState
{
    /// <summary>It waits for the members.</summary>
    Start = 0,

    /// <summary>It waits for a lease; not on this engine.</summary>
    AcquiringLease = 1,

    /// <summary>It has the singleton.</summary>
    Oldest = 2,

    /// <summary>Another node has the singleton.</summary>
    Younger = 3,

    /// <summary>Its node is the oldest now, and the one before has not handed over yet.</summary>
    BecomingOldest = 4,

    /// <summary>Its node leaves, and it waits for the next one to ask.</summary>
    WasOldest = 5,

    /// <summary>It stops the singleton for the next node.</summary>
    HandingOver = 6,

    /// <summary>The next node takes over.</summary>
    TakeOver = 7,

    /// <summary>It stops the singleton, for nobody.</summary>
    Stopping = 8,

    /// <summary>It has handed over.</summary>
    End = 9,
}

/// <summary>
/// Keeps one actor alive in the whole cluster: on its oldest node, of a role if one is given. When that leaves, the actor is stopped there before it is
/// started on the next one; when that is lost, the next one starts it after the removal, so that for that time there is none. Start one manager of the
/// same name on every node. With nodes that are given up by hand while they still run there can be two.
/// </summary>
public sealed class ClusterSingletonManager : FSM<ClusterSingletonState, IClusterSingletonData>
{
    private const string RetryTimer = "hand-over-retry";
    private const string MarginTimer = "removal-margin";

    private readonly Props _singletonProps;
    private readonly object _terminationMessage;
    private readonly ClusterSingletonManagerSettings _settings;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OldestMembers _members;

    /// <summary>Creates the actor.</summary>
    /// <param name="singletonProps">How to create the singleton's actor.</param>
    /// <param name="terminationMessage">What the actor is sent when it is to stop, which it then does.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ArgumentException">This node does not have the role.</exception>
    public ClusterSingletonManager(Props singletonProps, object terminationMessage, ClusterSingletonManagerSettings settings)
    {
        _singletonProps = singletonProps;
        _terminationMessage = terminationMessage;
        _settings = settings;
        _members = OldestMembers.Of(settings.Role, []);
        if (settings.Role is { } role && !_cluster.SelfRoles.Contains(role))
            throw new ArgumentException($"This cluster member [{_cluster.SelfAddress}] doesn't have the role [{role}]");
        SingletonTools.Prepare(Context.System);

        When(ClusterSingletonState.Start, OnStart);
        When(ClusterSingletonState.Younger, OnYounger);
        When(ClusterSingletonState.BecomingOldest, OnBecomingOldest);
        When(ClusterSingletonState.Oldest, OnOldest);
        When(ClusterSingletonState.WasOldest, OnWasOldest);
        When(ClusterSingletonState.HandingOver, OnHandingOver);
        When(ClusterSingletonState.Stopping, OnStopping);
        When(ClusterSingletonState.End, _ => Stay());
        WhenUnhandled(OnAnywhere);
        StartWith(ClusterSingletonState.Start, NoData.Instance);
        Initialize();

        var (cluster, self, ended) = (_cluster, Self, _ended.Task);
        CoordinatedShutdown.Get(Context.System).AddTask(CoordinatedShutdown.PhaseClusterExiting, $"singleton-exiting-{self.Path.Name}", async () =>
        {
            if (cluster.IsTerminated || cluster.SelfMember.Status == MemberStatus.Down) return Done.Instance;
            self.Tell(SelfExiting.Instance);
            await ended.ConfigureAwait(false);
            return Done.Instance;
        });
    }

    /// <summary>How to create a manager whose singleton is stopped by a poison pill.</summary>
    public static Props Props(Props singletonProps, ClusterSingletonManagerSettings settings) => Props(singletonProps, PoisonPill.Instance, settings);

    /// <summary>How to create a manager.</summary>
    /// <param name="singletonProps">How to create the singleton's actor.</param>
    /// <param name="terminationMessage">What the actor is sent when it is to stop, which it then does.</param>
    /// <param name="settings">The settings.</param>
    public static Props Props(Props singletonProps, object terminationMessage, ClusterSingletonManagerSettings settings) =>
        Akka.Actor.Props.Create(() => new ClusterSingletonManager(singletonProps, terminationMessage, settings)).WithDeploy(Deploy.Local);

    /// <summary>The defaults of the settings.</summary>
    public static Config DefaultConfig() => SingletonTools.DefaultConfig();

    /// <inheritdoc />
    protected override void PreStart()
    {
        base.PreStart();
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent));
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _cluster.Unsubscribe(Self);
        _ended.TrySetResult();
        base.PostStop();
    }

    private bool IsOldest => _members.Oldest == _cluster.SelfUniqueAddress;

    private State<ClusterSingletonState, IClusterSingletonData> OnStart(Event<IClusterSingletonData> happened)
    {
        if (happened.FsmEvent is not ClusterEvent.CurrentClusterState state) return OnAnywhere(happened);
        _members = OldestMembers.Of(_settings.Role, state.Members);
        // A node that has just joined is never older than one that is there already.
        return IsOldest ? Begin() : GoTo(ClusterSingletonState.Younger).Using(new Before(_members.Oldest));
    }

    private State<ClusterSingletonState, IClusterSingletonData> OnYounger(Event<IClusterSingletonData> happened)
    {
        switch (happened.FsmEvent)
        {
            case ClusterEvent.IMemberEvent change:
                var before = (happened.StateData as Before)?.Node;
                Note(change);
                if (!IsOldest) return Stay().Using(new Before(_members.Oldest));
                if (before is null) return Begin();
                if (change is ClusterEvent.MemberRemoved removed && removed.Member.UniqueAddress == before) return BeginAfterMargin(removed, before);
                return AskToHandOver(before);
            case HandOverToMe:
                // Nothing is here: the other may start.
                Sender.Tell(HandOverDone.Instance);
                return Stay();
            default:
                return null!;
        }
    }

    private State<ClusterSingletonState, IClusterSingletonData> OnBecomingOldest(Event<IClusterSingletonData> happened)
    {
        var before = ((Before)happened.StateData).Node!;
        switch (happened.FsmEvent)
        {
            case HandOverInProgress:
                return Stay();
            case HandOverDone when Sender.Path.Address == before.Address:
                CancelTimer(RetryTimer);
                return Begin();
            case TakeOverFromMe or RetryTick:
                ManagerOn(before).Tell(HandOverToMe.Instance, Self);
                return Stay();
            case MarginOver:
                return Begin();
            case ClusterEvent.MemberRemoved removed when removed.Member.UniqueAddress == before:
                Note(removed);
                CancelTimer(RetryTimer);
                return BeginAfterMargin(removed, before);
            default:
                return null!;
        }
    }

    private State<ClusterSingletonState, IClusterSingletonData> OnOldest(Event<IClusterSingletonData> happened)
    {
        var singleton = ((Running)happened.StateData).Singleton;
        switch (happened.FsmEvent)
        {
            case HandOverToMe:
                return HandOver(singleton, Sender);
            case SelfExiting:
                return _members.Members.FirstOrDefault(member => member.UniqueAddress != _cluster.SelfUniqueAddress) is { } next
                    ? LetTakeOver(singleton, next.UniqueAddress)
                    : StopSingleton(singleton);
            case Terminated terminated when terminated.ActorRef.Equals(singleton):
                // Ended by itself: it is not started again before the manager is.
                return Stay().Using(new Running(ActorRefs.Nobody));
            default:
                return null!;
        }
    }

    private State<ClusterSingletonState, IClusterSingletonData> OnWasOldest(Event<IClusterSingletonData> happened)
    {
        var leaving = (Leaving)happened.StateData;
        switch (happened.FsmEvent)
        {
            case HandOverToMe:
                CancelTimer(RetryTimer);
                return HandOver(leaving.Singleton, Sender);
            case RetryTick:
                return LetTakeOver(leaving.Singleton, _members.Oldest is { } next && next != _cluster.SelfUniqueAddress ? next : leaving.Next);
            case ClusterEvent.MemberRemoved removed when removed.Member.UniqueAddress == leaving.Next && _members.After(removed).Members.All(member => member.UniqueAddress == _cluster.SelfUniqueAddress):
                Note(removed);
                CancelTimer(RetryTimer);
                return StopSingleton(leaving.Singleton);
            default:
                return null!;
        }
    }

    private State<ClusterSingletonState, IClusterSingletonData> OnHandingOver(Event<IClusterSingletonData> happened)
    {
        var handing = (Handing)happened.StateData;
        switch (happened.FsmEvent)
        {
            case Terminated terminated when terminated.ActorRef.Equals(handing.Singleton):
                return HandedOver(handing.To);
            case HandOverToMe:
                Sender.Tell(HandOverInProgress.Instance);
                return Stay().Using(handing with { To = Sender });
            default:
                return null!;
        }
    }

    private State<ClusterSingletonState, IClusterSingletonData> OnStopping(Event<IClusterSingletonData> happened) =>
        happened.FsmEvent is Terminated terminated && terminated.ActorRef.Equals(((Running)happened.StateData).Singleton) ? End() : null!;

    private State<ClusterSingletonState, IClusterSingletonData> OnAnywhere(Event<IClusterSingletonData> happened)
    {
        switch (happened.FsmEvent)
        {
            case ClusterEvent.CurrentClusterState:
                return Stay();
            case ClusterEvent.MemberRemoved removed when removed.Member.UniqueAddress == _cluster.SelfUniqueAddress:
                return Stop();
            case ClusterEvent.IMemberEvent change:
                Note(change);
                return Stay();
            case SelfExiting:
                return End();
            case TakeOverFromMe or HandOverDone or HandOverInProgress or RetryTick or MarginOver:
                return Stay();
            default:
                return null!;
        }
    }

    private State<ClusterSingletonState, IClusterSingletonData> AskToHandOver(UniqueAddress before)
    {
        ManagerOn(before).Tell(HandOverToMe.Instance, Self);
        SetTimer(RetryTimer, RetryTick.Instance, _settings.HandOverRetryInterval, repeat: true);
        return GoTo(ClusterSingletonState.BecomingOldest).Using(new Before(before));
    }

    // Who left in order has stopped the singleton; who was given up may need a moment to notice that it was.
    private State<ClusterSingletonState, IClusterSingletonData> BeginAfterMargin(ClusterEvent.MemberRemoved removed, UniqueAddress before)
    {
        if (removed.PreviousStatus != MemberStatus.Down || _settings.RemovalMargin <= TimeSpan.Zero) return Begin();
        SetTimer(MarginTimer, MarginOver.Instance, _settings.RemovalMargin, repeat: false);
        return GoTo(ClusterSingletonState.BecomingOldest).Using(new Before(before));
    }

    private State<ClusterSingletonState, IClusterSingletonData> Begin()
    {
        Context.GetLogger().Info("Singleton manager starting singleton actor [{0}]", Self.Path / _settings.SingletonName);
        var singleton = Context.Watch(Context.ActorOf(_singletonProps, _settings.SingletonName));
        return GoTo(ClusterSingletonState.Oldest).Using(new Running(singleton));
    }

    private State<ClusterSingletonState, IClusterSingletonData> LetTakeOver(IActorRef singleton, UniqueAddress next)
    {
        ManagerOn(next).Tell(TakeOverFromMe.Instance, Self);
        SetTimer(RetryTimer, RetryTick.Instance, _settings.HandOverRetryInterval, repeat: false);
        return GoTo(ClusterSingletonState.WasOldest).Using(new Leaving(singleton, next));
    }

    private State<ClusterSingletonState, IClusterSingletonData> HandOver(IActorRef singleton, IActorRef to)
    {
        if (singleton.IsNobody()) return HandedOver(to);
        to.Tell(HandOverInProgress.Instance);
        singleton.Tell(_terminationMessage);
        return GoTo(ClusterSingletonState.HandingOver).Using(new Handing(singleton, to));
    }

    private State<ClusterSingletonState, IClusterSingletonData> HandedOver(IActorRef to)
    {
        to.Tell(HandOverDone.Instance);
        // The oldest node does not become younger again: it hands over when it is on its way out, or to one that was older all along.
        return IsOldest || _cluster.SelfMember.Status is MemberStatus.Exiting or MemberStatus.Down
            ? End()
            : GoTo(ClusterSingletonState.Younger).Using(new Before(_members.Oldest));
    }

    private State<ClusterSingletonState, IClusterSingletonData> StopSingleton(IActorRef singleton)
    {
        if (singleton.IsNobody()) return End();
        singleton.Tell(_terminationMessage);
        return GoTo(ClusterSingletonState.Stopping).Using(new Running(singleton));
    }

    private State<ClusterSingletonState, IClusterSingletonData> End()
    {
        _ended.TrySetResult();
        return GoTo(ClusterSingletonState.End).Using(NoData.Instance);
    }

    private void Note(ClusterEvent.IMemberEvent change)
    {
        // This node counts as long as it has the singleton.
        if (change.Member.UniqueAddress == _cluster.SelfUniqueAddress && change is not ClusterEvent.MemberUp) return;
        _members = _members.After(change);
    }

    private ActorSelection ManagerOn(UniqueAddress node) => Context.ActorSelection(new RootActorPath(node.Address) / Self.Path.Elements);

    private sealed record NoData : IClusterSingletonData
    {
        public static readonly NoData Instance = new();
    }

    private sealed record Before(UniqueAddress? Node) : IClusterSingletonData;

    private sealed record Running(IActorRef Singleton) : IClusterSingletonData;

    private sealed record Leaving(IActorRef Singleton, UniqueAddress Next) : IClusterSingletonData;

    private sealed record Handing(IActorRef Singleton, IActorRef To) : IClusterSingletonData;

    private sealed class SelfExiting : INoSerializationVerificationNeeded
    {
        public static readonly SelfExiting Instance = new();
    }

    private sealed class RetryTick : INoSerializationVerificationNeeded
    {
        public static readonly RetryTick Instance = new();
    }

    private sealed class MarginOver : INoSerializationVerificationNeeded
    {
        public static readonly MarginOver Instance = new();
    }
}
