using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Routing;

namespace Akka.Cluster.Routing;

/// <summary>What the actors of cluster-aware pools and groups share: whenever the nodes change they bring the routees into line.</summary>
internal sealed class ClusterRoutees(RouterHead head, ClusterRouterSettingsBase settings, Cluster cluster)
{
    private readonly RouteeNodes _nodes = new(settings, cluster.SelfAddress, cluster.SelfRoles);

    private IEnumerable<Routee> Routees => head.Router.Routees;

    public void Subscribe(IActorRef router) =>
        cluster.Subscribe(router, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent));

    public void Unsubscribe(IActorRef router) => cluster.Unsubscribe(router);

    /// <summary>
    /// Takes in what happened: takes out the routees of nodes that are to have none any more, and adds such as there is room for.
    /// </summary>
    /// <param name="message">What happened.</param>
    /// <param name="perNode">How many routees a node may have.</param>
    /// <param name="make">Makes another routee of a node; null: there can be none.</param>
    public void Update(object message, int perNode, Func<Address, Routee?> make)
    {
        _nodes.Update(message);
        Routee[] lost = [.. Routees.Where(routee => NodeOf(routee) is { } node && !_nodes.Nodes.Contains(node))];
        if (lost.Length > 0) head.RemoveRoutees(lost, stopChildren: true);
        while (Routees.Count() < settings.TotalInstances && _nodes.Next(node => At(node).Count(), perNode) is { } next && make(next) is { } routee)
            head.AddRoutees([routee]);
    }

    public IEnumerable<Routee> At(Address node) => Routees.Where(routee => NodeOf(routee) == node);

    /// <summary>The node of a routee; null where it is none of an actor.</summary>
    private Address? NodeOf(Routee routee)
    {
        var address = routee switch
        {
            ActorRefRoutee actor => actor.Actor.Path.Address,
            ActorSelectionRoutee selection => selection.Selection.Anchor.Path.Address,
            _ => null,
        };
        return address is { HasLocalScope: true } ? cluster.SelfAddress : address;
    }
}

/// <summary>The actor of a <see cref="ClusterRouterPool"/>: makes routees on the nodes that have fewest.</summary>
internal sealed class ClusterRouterPoolActor : RouterPoolActor
{
    private readonly ClusterRouterPoolSettings _settings;
    private readonly ClusterRoutees _routees;

    public ClusterRouterPoolActor(ClusterRouterPoolSettings settings)
    {
        _settings = settings;
        _routees = new ClusterRoutees(Head, settings, Cluster.Get(Context.System));
    }

    protected override void PreStart() => _routees.Subscribe(Self);

    protected override void PostStop() => _routees.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        if (RouteeNodes.Knows(message)) _routees.Update(message, _settings.MaxInstancesPerNode, TryMake);
        else base.OnReceive(message);
    }

    private Routee? TryMake(Address node)
    {
        try
        {
            return Head.NewRoutee(new RemoteScope(node));
        }
        catch (ConfigurationException e)
        {
            // Nothing will be better with the next node: without a name for the routees' type there can be none elsewhere.
            Context.GetLogger().Error(e, "The cluster router {0} stops, for it can't make routees on other nodes: {1}", Self.Path, e.Message);
            Context.Stop(Self);
            return null;
        }
    }
}

/// <summary>The actor of a <see cref="ClusterRouterGroup"/>: looks actors up on the nodes.</summary>
internal sealed class ClusterRouterGroupActor : RouterActor
{
    private readonly ClusterRouterGroup _group;
    private readonly Cluster _cluster;
    private readonly ClusterRoutees _routees;

    public ClusterRouterGroupActor(ClusterRouterGroup group)
    {
        _group = group;
        _cluster = Cluster.Get(Context.System);
        _routees = new ClusterRoutees(Head, group.Settings, _cluster);
    }

    protected override void PreStart() => _routees.Subscribe(Self);

    protected override void PostStop() => _routees.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        if (!RouteeNodes.Knows(message))
        {
            base.OnReceive(message);
            return;
        }
        string[] paths = [.. _group.Settings.RouteesPaths];
        _routees.Update(message, paths.Length, node => _group.RouteeFor(FirstFree(node, paths), Context));
    }

    private string FirstFree(Address node, string[] paths)
    {
        var used = _routees.At(node).OfType<ActorSelectionRoutee>().Select(routee => routee.Selection.PathString);
        var path = paths.Except(used).FirstOrDefault(paths[0]);
        return node == _cluster.SelfAddress ? path : node + path;
    }
}
