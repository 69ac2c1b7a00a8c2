using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that sends messages with the same key to the same routee; see <see cref="ConsistentHashingRoutingLogic"/>.</summary>
public sealed class ConsistentHashingGroup : Group
{
    private readonly ConsistentHashMapping? _hashMapping;

    /// <summary>Reads the group from a deployment section.</summary>
    /// <param name="config">The section.</param>
    public ConsistentHashingGroup(Config config)
        : this(config.GetStringList("routees.paths", []), config.GetInt("virtual-nodes-factor", 0), null, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A group on the default dispatcher.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public ConsistentHashingGroup(params string[] paths)
        : this((IEnumerable<string>)paths)
    {
    }

    /// <summary>A group on the default dispatcher.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public ConsistentHashingGroup(IEnumerable<string> paths)
        : this(paths, 0, null, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A group with a mapping.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="hashMapping">Gives the key of a message.</param>
    public ConsistentHashingGroup(IEnumerable<string> paths, ConsistentHashMapping hashMapping)
        : this(paths, 0, hashMapping, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A group with all its settings.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="virtualNodesFactor">How many points each routee has on the ring; zero leaves it to the configuration.</param>
    /// <param name="hashMapping">Gives the key of a message; null for none.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    public ConsistentHashingGroup(IEnumerable<string> paths, int virtualNodesFactor, ConsistentHashMapping? hashMapping, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
        VirtualNodesFactor = virtualNodesFactor;
        _hashMapping = hashMapping;
    }

    /// <summary>How many points each routee has on the ring; zero leaves it to the configuration.</summary>
    public int VirtualNodesFactor { get; }

    /// <inheritdoc />
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) =>
        new(new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, _hashMapping ?? ConsistentHashingRoutingLogic.NoMapping));

    /// <summary>The same with another number of points on the ring.</summary>
    /// <param name="vnodes">How many points each routee has.</param>
    /// <returns>A copy with that number.</returns>
    public ConsistentHashingGroup WithVirtualNodesFactor(int vnodes) => new(InternalPaths, vnodes, _hashMapping, RouterDispatcher);

    /// <summary>The same with another mapping.</summary>
    /// <param name="mapping">Gives the key of a message.</param>
    /// <returns>A copy with the mapping.</returns>
    public ConsistentHashingGroup WithHashMapping(ConsistentHashMapping mapping) =>
        new(InternalPaths, VirtualNodesFactor, mapping, RouterDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcher">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public ConsistentHashingGroup WithDispatcher(string dispatcher) => new(InternalPaths, VirtualNodesFactor, _hashMapping, dispatcher);

    /// <summary>Takes the mapping of another group if this one has none.</summary>
    /// <param name="routerConfig">The other group.</param>
    /// <returns>The combined group.</returns>
    /// <exception cref="ArgumentException">The other configuration is another kind of router.</exception>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig switch
    {
        NoRouter or FromConfig => this,
        ConsistentHashingGroup other => _hashMapping is null && other._hashMapping is { } mapping ? WithHashMapping(mapping) : this,
        _ => throw new ArgumentException($"A consistent-hashing group can't take settings from {routerConfig.GetType().Name}.", nameof(routerConfig)),
    };

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new ConsistentHashingGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
    };

    /// <summary>The form in which the group is sent to another node: without its mapping, which is code.</summary>
    public class ConsistentHashingGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string> Paths { get; set; } = [];

        /// <summary>The path of the dispatcher's configuration, for the router itself.</summary>
        public string RouterDispatcher { get; set; } = Dispatchers.DefaultDispatcherId;

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => new ConsistentHashingGroup(Paths, 0, null, RouterDispatcher);
    }
}
