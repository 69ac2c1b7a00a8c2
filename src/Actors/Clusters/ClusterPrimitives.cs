using System.Collections.Concurrent;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Wire;
using Akka;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// One node's view of the primitives of a cluster: for each name that is used here an actor that passes messages on to where it lives.
/// </summary>
internal sealed class ClusterPrimitives : IPrimitives, IExtension
{
    private const string RegionName = "actorconcurrency";

    private readonly ConcurrentDictionary<PrimitiveKey, Entry> _entries = new();
    private readonly ExtendedActorSystem _system;
    private readonly IActorRef _region;
    private long _forwarders;

    /// <exception cref="ConfigurationException">The system lacks the wire serializer, or a setting is not valid.</exception>
    private ClusterPrimitives(ExtendedActorSystem system)
    {
        _system = system;
        Cluster = Akka.Cluster.Cluster.Get(system);
        var extension = ConcurrencyExtension.Of(system);
        Settings = ClusterSettings.Of(system);
        Wire = WireCheck.Of(system);
        Processes = new ProcessTable(this, extension.IdleClients, $"@{Cluster.SelfAddress.Host}:{Cluster.SelfAddress.Port}");
        JobTypes.Of(system);   // this node's workers are found from now on
        Unowned = new Concurrency(extension, this, () => new RentedClients(extension.IdleClients));
        // Below /user, which stops before all others do: what the forwarders say when the system ends is not heard.
        _region = system.ActorOf(RegionActor.Props(this), RegionName);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseClusterShardingShutdownRegion, "move-primitives", MoveAllAsync);
        if (Settings.Role.Length > 0 && !Cluster.SelfRoles.Contains(Settings.Role))
            return;
        var directory = ClusterSingletonManagerSettings.Create(system).WithRole(Settings.Role.Length > 0 ? Settings.Role : null).WithSingletonName("directory");
        system.ActorOf(ClusterSingletonManager.Props(DirectoryActor.Props(this), PoisonPill.Instance, directory), $"{RegionName}-directory");
    }

    public Akka.Cluster.Cluster Cluster { get; }

    public ClusterSettings Settings { get; }

    public WireCheck Wire { get; }

    public ProcessTable Processes { get; }

    public bool IsOverNodes => true;

    public IConcurrency Unowned { get; }

    /// <summary>The names that are used on this node.</summary>
    public IReadOnlyList<PrimitiveIncarnation> Used =>
        [.. _entries.Values.Select(entry => entry.Current).OfType<PrimitiveIncarnation>().Where(primitive => !primitive.Stopped)];

    public static ClusterPrimitives Of(ActorSystem system) => Provider.Instance.Apply(system);

    public Membership NewMembership() => new(Settings.Role);

    public RemovalMargin NewMargin() => new(Cluster.DowningProvider.DownRemovalMargin);

    /// <summary>The region of another node, or of this one.</summary>
    public ActorSelection RegionOn(Address node) => _system.ActorSelection(new RootActorPath(node) / "user" / RegionName);

    /// <summary>The node of an actor, as the members are known.</summary>
    public Address AddressOf(IActorRef actor) => actor.Path.Address.HasLocalScope ? Cluster.SelfAddress : actor.Path.Address;

    public PrimitiveIncarnation GetOrCreate(string kind, string name, PrimitiveSettings settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        name = Settings.Scoped(name);
        var entry = _entries.GetOrAdd(new PrimitiveKey(kind, name), static _ => new Entry());
        lock (entry)
        {
            if (entry.Current is { Stopped: false } current)
                return entry.Settings!.Equals(settings) ? current : throw PrimitiveSettings.Differ(kind, name, entry.Settings, settings);
            // Wherever it will live, and whoever may ask for it: what cannot be told to another node is refused here.
            if (!settings.StaysOnItsNode)
                Wire.ThrowIfRefused(settings);
            var next = new PrimitiveIncarnation(this, kind, name, epoch: 0)
            {
                ShownName = Settings.Shown(name, settings),
                IsForwarded = true,
                StaysOnItsNode = settings.StaysOnItsNode,
            };
            var props = ForwarderActor.Props(next, settings, _region, Wire).WithDispatcher(PrimitiveRegistry.DispatcherId);
            next.Actor = _system.SystemActorOf(props, $"forwarder-{Interlocked.Increment(ref _forwarders)}-{PrimitiveRegistry.ActorName(kind, name)}");
            entry.Settings = settings;
            return entry.Current = next;
        }
    }

    /// <summary>Those of this node's scope, if it has one.</summary>
    public async Task<IReadOnlyList<PrimitiveIncarnation>> RunningAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var all = await AllRunningAsync(timeout, cancellationToken).ConfigureAwait(false);
        return Settings.Scope.Length == 0 ? all : [.. all.Where(primitive => Settings.IsScoped(primitive.Name))];
    }

    private async Task<IReadOnlyList<PrimitiveIncarnation>> AllRunningAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = timeout ?? Timeout.InfiniteTimeSpan;
        var regions = await AskAsync<Regions>(_region, new GetRegions(), limit, cancellationToken).ConfigureAwait(false);
        var hosted = await Task.WhenAll(regions.All.Select(region => HostedByAsync(region, limit, cancellationToken))).ConfigureAwait(false);
        return [.. hosted.SelectMany(names => names).Select(ToIncarnation)];
    }

    public async Task<IReadOnlyList<PlacedPrimitive>> LookAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var running = await AllRunningAsync(timeout, cancellationToken).ConfigureAwait(false);
        var clients = ConcurrencyExtension.Of(_system).IdleClients;
        var looks = await Snapshots.TakeAsync(running, clients, timeout, cancellationToken).ConfigureAwait(false);
        return
        [
            .. running.Zip(looks).Where(look => look.Second is not null)
                .Select(look => new PlacedPrimitive(AddressOf(look.First.Actor), look.Second!))
                .OrderBy(placed => placed.State.Kind, StringComparer.Ordinal).ThenBy(placed => placed.State.Name, StringComparer.Ordinal),
        ];
    }

    public async Task EndScopeAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (Settings.Scope.Length == 0)
            throw new InvalidOperationException("This node has no scope: actorconcurrency.cluster.scope is empty.");
        var running = await RunningAsync(timeout, cancellationToken).ConfigureAwait(false);
        var ends = running.Select(primitive => primitive.Actor.GracefulStop(timeout ?? Timeout.InfiniteTimeSpan));
        await Task.WhenAll(ends).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Before the node leaves. One that is no member, or is cut off, moves nothing.
    private async Task<Done> MoveAllAsync()
    {
        if (Cluster.IsTerminated || Cluster.SelfMember.Status is not (MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Exiting))
            return Done.Instance;
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _region.Tell(new RegionActor.LeaveFor(moved), ActorRefs.NoSender);
        await moved.Task.ConfigureAwait(false);
        return Done.Instance;
    }

    private static async Task<IReadOnlyList<HostedName>> HostedByAsync(IActorRef region, TimeSpan limit, CancellationToken cancellationToken)
    {
        var hosted = new List<HostedName>();
        SomeHosted more;
        do
        {
            more = await AskAsync<SomeHosted>(region, new GetHosted(hosted.Count), limit, cancellationToken).ConfigureAwait(false);
            hosted.AddRange(more.Hosted);
        }
        while (more.Hosted.Count > 0 && hosted.Count < more.Total);
        return hosted;
    }

    private static async Task<T> AskAsync<T>(IActorRef region, object question, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await region.Ask<T>(question, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (AskTimeoutException late)
        {
            throw new TimeoutException($"{region.Path} has not said within {limit} what lives there.", late);
        }
    }

    private PrimitiveIncarnation ToIncarnation(HostedName hosted) =>
        new(this, hosted.Key.Kind, hosted.Key.Name, hosted.Epoch) { Actor = hosted.Actor, IsForwarded = true };

    private sealed class Entry
    {
        public PrimitiveIncarnation? Current { get; set; }
        public PrimitiveSettings? Settings { get; set; }
    }

    private sealed class Provider : ExtensionIdProvider<ClusterPrimitives>
    {
        public static Provider Instance { get; } = new();

        public override ClusterPrimitives CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
