using Akka.Actor;
using Akka.Routing;
using Akka.Util;

namespace Akka.Remote.Routing;

/// <summary>A pool whose routees live on other nodes, one node after the other; the router itself lives where it is made.</summary>
public sealed class RemoteRouterConfig : Pool
{
    private readonly Pool _local;
    private readonly Address[] _nodes;
    private int _last = -1;

    /// <summary>Creates the configuration.</summary>
    /// <param name="local">The pool.</param>
    /// <param name="nodes">The nodes of its routees; this one may be among them.</param>
    /// <exception cref="ArgumentException">There is no node.</exception>
    public RemoteRouterConfig(Pool local, IEnumerable<Address> nodes)
        : base(local.NrOfInstances, local.Resizer, local.SupervisorStrategy, local.RouterDispatcher, local.UsePoolDispatcher)
    {
        _local = local;
        _nodes = [.. nodes];
        if (_nodes.Length == 0) throw new ArgumentException("A pool of remote routees must have a node to put them on.", nameof(nodes));
    }

    /// <inheritdoc />
    public override Resizer? Resizer => _local.Resizer;

    /// <inheritdoc />
    public override SupervisorStrategy SupervisorStrategy => _local.SupervisorStrategy;

    /// <inheritdoc />
    public override string RouterDispatcher => _local.RouterDispatcher;

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => _local.CreateRouter(system);

    /// <inheritdoc />
    public override ActorBase CreateRouterActor() => _local.CreateRouterActor();

    /// <inheritdoc />
    public override int GetNrOfInstances(ActorSystem system) => _local.GetNrOfInstances(system);

    /// <summary>What the pool leaves open comes from another configuration; the nodes stay.</summary>
    /// <exception cref="ArgumentException">The other configuration is not a pool.</exception>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig is RemoteRouterConfig other
        ? new RemoteRouterConfig((Pool)_local.WithFallback(other._local), _nodes)
        : new RemoteRouterConfig((Pool)_local.WithFallback(routerConfig), _nodes);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new RemoteRouterConfigSurrogate { Local = _local, Nodes = _nodes };

    internal override Routee NewRoutee(Props routeeProps, IActorContext context)
    {
        var node = _nodes[(uint)Interlocked.Increment(ref _last) % _nodes.Length];
        return new ActorRefRoutee(context.ActorOf(WithPoolDispatcher(routeeProps, context).WithDeploy(new Deploy(new RemoteScope(node)))));
    }

    /// <summary>The form in which it is sent to another node.</summary>
    public class RemoteRouterConfigSurrogate : ISurrogate
    {
        /// <summary>Creates the form.</summary>
        public RemoteRouterConfigSurrogate()
        {
        }

        /// <summary>The pool.</summary>
        public Pool Local { get; set; } = null!;

        /// <summary>The nodes.</summary>
        public Address[] Nodes { get; set; } = [];

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => new RemoteRouterConfig(Local, Nodes);
    }
}
