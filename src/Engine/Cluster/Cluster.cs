using System.Collections.Immutable;
using System.Reflection;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster;

/// <summary>
/// This system as a node of a cluster: joins and leaves, tells what it knows of the others and what changes. Needs
/// <c>akka.actor.provider = cluster</c>. Safe for many threads.
/// </summary>
public class Cluster : IExtension
{
    private readonly ILoggingAdapter _log;
    private readonly TaskCompletionSource _selfExiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IActorRef _daemon = ActorRefs.Nobody;
    private ClusterView _view;
    private int _isTerminated;

    /// <summary>Creates the extension.</summary>
    /// <exception cref="ConfigurationException">The system's provider is not the cluster's, or a setting is not valid.</exception>
    public Cluster(ActorSystemImpl system)
    {
        System = system;
        if (system.Provider is not ClusterActorRefProvider provider)
            throw new ConfigurationException(
                $"ActorSystem [{system}] needs to have a cluster provider enabled in the configuration (akka.actor.provider = cluster); it has [{system.Provider.GetType().Name}].");
        Settings = new ClusterSettings(system.Settings.Config, system.Name);
        SelfUniqueAddress = new UniqueAddress(provider.DefaultAddress, AddressUidExtension.Uid(system));
        FailureDetector = new DefaultFailureDetectorRegistry<Address>(() =>
            FailureDetectors.Create(Settings.FailureDetectorImplementationClass, Settings.FailureDetectorConfig, system));
        _view = ClusterView.Empty(Member.Removed(SelfUniqueAddress));
        _log = Logging.GetLogger(system, this);
        DowningProvider = CreateDowningProvider();
    }

    /// <summary>The settings.</summary>
    public ClusterSettings Settings { get; }

    /// <summary>The actor system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>This incarnation of this node.</summary>
    public UniqueAddress SelfUniqueAddress { get; }

    /// <summary>Where this node is reached.</summary>
    public Address SelfAddress => SelfUniqueAddress.Address;

    /// <summary>What this node is for.</summary>
    public ImmutableHashSet<string> SelfRoles => Settings.Roles;

    /// <summary>This node as member; with the status Removed before it has joined, and after it was removed.</summary>
    public Member SelfMember => Volatile.Read(ref _view).Self;

    /// <summary>The cluster, as this node knows it now.</summary>
    public ClusterEvent.CurrentClusterState State => Volatile.Read(ref _view).State;

    /// <summary>Whether this node is up.</summary>
    public bool IsUp => SelfMember.Status is MemberStatus.Up or MemberStatus.WeaklyUp;

    /// <summary>Whether this node is no longer part of a cluster, nor can be again: a new system has to be started.</summary>
    public bool IsTerminated => Volatile.Read(ref _isTerminated) != 0;

    /// <summary>Judges whether the others live.</summary>
    public DefaultFailureDetectorRegistry<Address> FailureDetector { get; }

    /// <summary>Decides about nodes that cannot be reached.</summary>
    public IDowningProvider DowningProvider { get; }

    internal Task SelfExiting => _selfExiting.Task;

    internal Task Terminated => _terminated.Task;

    internal ClusterView View => Volatile.Read(ref _view);

    /// <summary>The cluster extension of an actor system.</summary>
    /// <exception cref="ConfigurationException">The system's provider is not the cluster's.</exception>
    public static Cluster Get(ActorSystem system) => system.WithExtension<Cluster, ClusterExtension>();

    /// <summary>Subscribes to what happens. The subscriber gets the present state first, as a snapshot.</summary>
    /// <param name="subscriber">Who wants to know.</param>
    /// <param name="to">The kinds of events; bases include what derives from them.</param>
    /// <exception cref="ArgumentException">A type is no kind of event.</exception>
    public void Subscribe(IActorRef subscriber, params Type[] to) => Subscribe(subscriber, ClusterEvent.InitialStateAsSnapshot, to);

    /// <summary>Subscribes to what happens.</summary>
    /// <param name="subscriber">Who wants to know.</param>
    /// <param name="initialStateMode">What the subscriber gets first.</param>
    /// <param name="to">The kinds of events; bases include what derives from them.</param>
    /// <exception cref="ArgumentException">A type is no kind of event.</exception>
    public void Subscribe(IActorRef subscriber, ClusterEvent.SubscriptionInitialStateMode initialStateMode, params Type[] to)
    {
        if (to.Length == 0) throw new ArgumentException("At least one kind of event is required.", nameof(to));
        if (to.FirstOrDefault(type => !typeof(ClusterEvent.IClusterDomainEvent).IsAssignableFrom(type)) is { } stranger)
            throw new ArgumentException($"Subscribe to {nameof(ClusterEvent.IClusterDomainEvent)} or kinds of it, not to [{stranger}].", nameof(to));
        _daemon.Tell(new EventPublisher.Subscribe(subscriber, initialStateMode, [.. to]));
    }

    /// <summary>Ends all subscriptions of an actor. One that stops needs not.</summary>
    public void Unsubscribe(IActorRef subscriber) => _daemon.Tell(new EventPublisher.Unsubscribe(subscriber, null));

    /// <summary>Ends an actor's subscription to a kind of event.</summary>
    public void Unsubscribe(IActorRef subscriber, Type to) => _daemon.Tell(new EventPublisher.Unsubscribe(subscriber, to));

    /// <summary>Sends an actor the present <see cref="ClusterEvent.CurrentClusterState"/>.</summary>
    public void SendCurrentClusterState(IActorRef receiver) => _daemon.Tell(new EventPublisher.SendState(receiver));

    /// <summary>Joins the cluster of a node. To join oneself makes a cluster. A node that is in a cluster already ignores it.</summary>
    public void Join(Address address) => _daemon.Tell(new ClusterCore.JoinTo(FillLocal(address)));

    /// <summary>Joins the cluster of a node, and waits until this node is up.</summary>
    /// <param name="address">The node.</param>
    /// <param name="token">Ends the waiting, not the joining.</param>
    /// <exception cref="ClusterJoinFailedException">The node was shut down before it was up.</exception>
    public Task JoinAsync(Address address, CancellationToken token = default)
    {
        Join(address);
        return UpAsync(token);
    }

    /// <summary>Joins the cluster that the first of these nodes to answer is part of; the first of the list makes one when there is none.</summary>
    public void JoinSeedNodes(IEnumerable<Address> seedNodes) => _daemon.Tell(new ClusterCore.JoinSeedNodes([.. seedNodes.Select(FillLocal)]));

    /// <summary>Joins a cluster by seed nodes, and waits until this node is up.</summary>
    /// <param name="seedNodes">The nodes.</param>
    /// <param name="token">Ends the waiting, not the joining.</param>
    /// <exception cref="ClusterJoinFailedException">The node was shut down before it was up.</exception>
    public Task JoinSeedNodesAsync(IEnumerable<Address> seedNodes, CancellationToken token = default)
    {
        JoinSeedNodes(seedNodes);
        return UpAsync(token);
    }

    /// <summary>Lets a member leave in order.</summary>
    public void Leave(Address address)
    {
        var node = FillLocal(address);
        if (node == SelfAddress) _ = LeaveAsync();
        else _daemon.Tell(new Leave(node));
    }

    /// <summary>Leaves the cluster in order, and waits until this node is no member any more.</summary>
    public Task LeaveAsync() => LeaveAsync(CancellationToken.None);

    /// <summary>Leaves the cluster in order, and waits until this node is no member any more.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the leaving.</param>
    public Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (IsTerminated) return Task.CompletedTask;
        _daemon.Tell(new Leave(SelfAddress));
        return Terminated.WaitAsync(cancellationToken);
    }

    /// <summary>Gives a member up: it is removed without being asked. Only for nodes that are known not to run any more, or that must not.</summary>
    public void Down(Address address) => _daemon.Tell(new Down(FillLocal(address)));

    /// <summary>Calls back once this node is up; at once if it is.</summary>
    public void RegisterOnMemberUp(Action callback) => _daemon.Tell(new StatusListener.Add(callback));

    /// <summary>Calls back once this node is no member any more; at once if the cluster is shut down.</summary>
    public void RegisterOnMemberRemoved(Action callback)
    {
        if (IsTerminated) callback();
        else _ = Terminated.ContinueWith(_ => CallBack(callback), TaskScheduler.Default);
    }

    /// <summary>The path of a local actor as other nodes see it.</summary>
    public ActorPath RemotePathOf(IActorRef actorRef)
    {
        var path = actorRef.Path;
        return string.IsNullOrEmpty(path.Address.Host) ? new RootActorPath(SelfAddress) / path.Elements : path;
    }

    /// <summary>Starts the cluster's actors, which join the configured seed nodes. Once, by the provider.</summary>
    internal void Start()
    {
        ((ActorSystemImpl)System).Serialization.AddOwn("cluster-messages", new ClusterMessageSerializer(System));
        _daemon = System.SystemActorOf(Props.Create(() => new ClusterDaemon(this)).WithDispatcher(Settings.UseDispatcher).WithDeploy(Deploy.Local), "cluster");
        Subscribe(((ClusterActorRefProvider)System.Provider).RemoteWatcher, typeof(ClusterEvent.IMemberEvent));
        ClusterShutdown.AddTasks(this, _daemon);
        System.RegisterOnTermination(NoteEnd);
        Log("Started up successfully");
    }

    /// <summary>Ends this node's part in the cluster. The others find out unless it has left before.</summary>
    internal void Shutdown()
    {
        if (Interlocked.Exchange(ref _isTerminated, 1) != 0) return;
        _log.Info("Cluster Node [{0}] - Shutting down...", SelfAddress);
        _daemon.Tell(ClusterDaemon.EndInOrder.Instance, ActorRefs.NoSender);
    }

    internal void NoteExiting() => _selfExiting.TrySetResult();

    /// <summary>The cluster's actors have ended.</summary>
    internal void NoteEnd()
    {
        Shutdown();
        _selfExiting.TrySetResult();
        _terminated.TrySetResult();
    }

    /// <summary>Runs what somebody has registered, whose failures are none of the cluster's.</summary>
    internal void CallBack(Action callback)
    {
        try
        {
            callback();
        }
        catch (Exception e)
        {
            _log.Error(e, "A callback for the status of the node [{0}] failed", SelfAddress);
        }
    }

    private IDowningProvider CreateDowningProvider()
    {
        try
        {
            return (IDowningProvider)Activator.CreateInstance(Settings.DowningProviderType, System, this)!;
        }
        catch (Exception e) when (e is TargetInvocationException or MissingMethodException)
        {
            var cause = e.InnerException ?? e;
            throw new ConfigurationException($"The downing provider [{Settings.DowningProviderType}] can't be made from an actor system and a cluster: {cause.Message}", cause);
        }
    }

    internal void Show(ClusterView view) => Volatile.Write(ref _view, view);

    internal void Log(string message)
    {
        if (Settings.LogInfo) _log.Info("Cluster Node [{0}] - {1}", SelfAddress, message);
    }

    private async Task UpAsync(CancellationToken token)
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RegisterOnMemberUp(() => up.TrySetResult());
        await Task.WhenAny(up.Task, Terminated).WaitAsync(token).ConfigureAwait(false);
        if (!up.Task.IsCompleted) throw new ClusterJoinFailedException("The node was shut down before it was up.");
    }

    private Address FillLocal(Address address) =>
        address.HasLocalScope && address.System == SelfAddress.System ? SelfAddress : address;
}

/// <summary>What a node shows of its cluster to everybody at once.</summary>
internal sealed record ClusterView(ClusterEvent.CurrentClusterState State, Member Self, Reachability Reachability)
{
    public static ClusterView Empty(Member self) => new(new ClusterEvent.CurrentClusterState(), self, Reachability.Empty);
}
