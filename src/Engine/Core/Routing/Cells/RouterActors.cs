using Akka.Actor;

namespace Akka.Routing;

/// <summary>To a new router from itself: watch the routees that it was created with.</summary>
internal sealed class WatchRoutees : RouterManagementMessage
{
    public static readonly WatchRoutees Instance = new();
}

/// <summary>The actor of a router: answers and obeys management messages, and takes stopped routees out.</summary>
internal class RouterActor : UntypedActor
{
    private readonly IActorRef? _controller;

    public RouterActor()
    {
        Head = ((RoutedActorRef)Self).Head;
        if (Head.Config.RoutingLogicController(Head.Router.RoutingLogic) is { } controller)
            _controller = FindOrStart(controller);
    }

    // Like the routees, the controller lives through a restart of the router.
    private static IActorRef FindOrStart(Props controller)
    {
        var running = Context.Child("routingLogicController");
        return running.IsNobody() ? Context.ActorOf(controller.WithDispatcher(Context.Props.Dispatcher), "routingLogicController") : running;
    }

    protected RouterHead Head { get; }

    // The routees live through a restart of the router.
    protected override void PreRestart(Exception reason, object? message)
    {
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WatchRoutees:
                Head.WatchRoutees();
                break;
            case GetRoutees:
                Sender.Tell(new Routees(Head.Router.Routees));
                break;
            case AddRoutee add:
                Head.AddRoutees([add.Routee]);
                break;
            case RemoveRoutee remove:
                Head.RemoveRoutees([remove.Routee], stopChildren: true);
                StopIfEmpty();
                break;
            case Terminated terminated:
                Head.RemoveRoutees([new ActorRefRoutee(terminated.ActorRef)], stopChildren: false);
                StopIfEmpty();
                break;
            case RouterManagementMessage:
                _controller?.Forward(message);
                break;
            default:
                // From a timer or time-out of this actor, or one of its own that was sent through a selection.
                Head.Route(message, Sender);
                break;
        }
    }

    private void StopIfEmpty()
    {
        if (Head.Config.StopRouterWhenAllRouteesRemoved && !Head.Router.Routees.Any())
            Context.Stop(Self);
    }
}

/// <summary>The actor of a pool: the supervisor of its routees.</summary>
internal class RouterPoolActor : RouterActor
{
    protected override SupervisorStrategy SupervisorStrategy() => ((Pool)Head.Config).SupervisorStrategy;

    protected override void OnReceive(object message)
    {
        if (message is AdjustPoolSize adjust)
            Adjust(adjust.Change);
        else
            base.OnReceive(message);
    }

    private void Adjust(int change)
    {
        if (change > 0)
            Head.AddRoutees(Head.NewRoutees(change));
        else if (change < 0)
            Head.RemoveRoutees([.. Head.Router.Routees.TakeLast(-change)], stopChildren: true);
    }
}

/// <summary>The actor of a pool with a resizer.</summary>
internal sealed class ResizablePoolActor : RouterPoolActor
{
    protected override void OnReceive(object message)
    {
        if (message is Resize)
            ((ResizableHead)Head).Resize();
        else
            base.OnReceive(message);
    }
}
