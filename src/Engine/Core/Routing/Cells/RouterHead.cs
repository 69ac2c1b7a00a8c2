using Akka.Actor;

namespace Akka.Routing;

/// <summary>
/// The router behind a reference, and the changes of its routees. Senders only read the router, from any thread; it is replaced on the
/// creator's thread before the router starts, and by the router's actor afterwards.
/// </summary>
internal class RouterHead
{
    /// <summary>How long a removed routee lives on, so that messages which are being routed to it arrive before its end.</summary>
    private static readonly TimeSpan StopDelay = TimeSpan.FromMilliseconds(100);

    private readonly ActorCell _cell;
    private readonly Props _routeeProps;
    private volatile Router _router;

    public RouterHead(ActorCell cell, RouterConfig config, Props routeeProps)
    {
        _cell = cell;
        _routeeProps = routeeProps;
        Config = config;
        _router = config.CreateRouter(cell.System);
    }

    public RouterConfig Config { get; }

    public Router Router => _router;

    public virtual void Route(object message, IActorRef sender) => _router.Route(message, sender);

    /// <summary>Makes the first routees. They are not watched yet: death watch belongs to the router's actor, which has not started.</summary>
    public virtual void CreateRoutees()
    {
        switch (Config)
        {
            case Pool pool:
                Append(NewRoutees(pool.GetNrOfInstances(_cell.System)));
                break;
            case Group group:
                Append([.. group.GetPaths(_cell.System).Select(path => group.RouteeFor(path, _cell))]);
                break;
        }
    }

    public Routee[] NewRoutees(int count)
    {
        var routees = new Routee[Math.Max(count, 0)];
        for (var i = 0; i < routees.Length; i++)
            routees[i] = ((Pool)Config).NewRoutee(_routeeProps, _cell);
        return routees;
    }

    /// <summary>Makes a routee of a pool at a place.</summary>
    public Routee NewRoutee(Scope place) => ((Pool)Config).NewRoutee(_routeeProps.WithDeploy(new Deploy(place)), _cell);

    public void WatchRoutees()
    {
        foreach (var routee in _router.Routees)
            Watch(routee);
    }

    public void AddRoutees(IReadOnlyList<Routee> routees)
    {
        foreach (var routee in routees)
            Watch(routee);
        Append(routees);
    }

    /// <summary>Takes routees out.</summary>
    /// <param name="routees">The routees.</param>
    /// <param name="stopChildren">Stop those that are children of the router.</param>
    public void RemoveRoutees(IReadOnlyCollection<Routee> routees, bool stopChildren)
    {
        var router = _router;
        foreach (var routee in routees)
        {
            Unwatch(routee);
            router = router.RemoveRoutee(routee);
        }
        _router = router;
        if (!stopChildren)
            return;
        foreach (var routee in routees)
            StopIfChild(routee);
    }

    protected void Append(IReadOnlyList<Routee> routees)
    {
        if (routees.Count > 0)
            _router = _router.WithRoutees([.. _router.Routees, .. routees]);
    }

    private void Watch(Routee routee)
    {
        if (routee is ActorRefRoutee actor)
            _cell.Watch(actor.Actor);
    }

    private void Unwatch(Routee routee)
    {
        if (routee is ActorRefRoutee actor)
            _cell.Unwatch(actor.Actor);
    }

    private void StopIfChild(Routee routee)
    {
        if (routee is ActorRefRoutee actor && _cell.Child(actor.Actor.Path.Name).Equals(actor.Actor))
            _cell.System.Scheduler.ScheduleTellOnce(StopDelay, actor.Actor, PoisonPill.Instance, _cell.Self);
    }
}

/// <summary>A pool whose size a resizer changes, at most one change at a time.</summary>
internal sealed class ResizableHead(ActorCell cell, RouterConfig config, Props routeeProps, Resizer resizer) : RouterHead(cell, config, routeeProps)
{
    private readonly ActorCell _cell = cell;
    private long _messages = -1;
    private int _resizing;

    public override void CreateRoutees()
    {
        base.CreateRoutees();
        if (resizer.IsTimeForResize(Interlocked.Increment(ref _messages)))
            ChangeSize(Append);
    }

    public override void Route(object message, IActorRef sender)
    {
        if (Volatile.Read(ref _resizing) == 0
            && resizer.IsTimeForResize(Interlocked.Increment(ref _messages))
            && Interlocked.CompareExchange(ref _resizing, 1, 0) == 0)
            _cell.Self.Tell(new Resize(), _cell.Self);
        base.Route(message, sender);
    }

    public void Resize()
    {
        try
        {
            ChangeSize(AddRoutees);
        }
        finally
        {
            Volatile.Write(ref _resizing, 0);
        }
    }

    private void ChangeSize(Action<IReadOnlyList<Routee>> add)
    {
        var change = resizer.Resize(Router.Routees);
        if (change > 0)
            add(NewRoutees(change));
        else if (change < 0)
            RemoveRoutees([.. Router.Routees.TakeLast(-change)], stopChildren: true);
    }
}
