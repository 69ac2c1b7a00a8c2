using System.Globalization;
using Akka.Actor;
using Akka.Event;

namespace Akka.Routing;

/// <summary>Gives the key by which a message is routed.</summary>
/// <param name="msg">The message.</param>
/// <returns>The key, or null if this mapping has none for the message.</returns>
public delegate object? ConsistentHashMapping(object msg);

/// <summary>
/// The same destination for the same key, with few keys moved when destinations come or go. The key comes from the mapping, or else from
/// the message if it is <see cref="IConsistentHashable"/>; keys other than bytes count by their text. A message without a key is logged as a warning and becomes a dead letter.
/// </summary>
public sealed class ConsistentHashingRoutingLogic : RoutingLogic
{
    private readonly ActorSystem _system;
    private readonly int _virtualNodesFactor;
    private readonly ConsistentHashMapping _hashMapping;
    private readonly string _selfAddress;
    private readonly ILoggingAdapter _log;
    private volatile Ring? _ring;

    /// <summary>Creates a logic without a mapping, with as many virtual nodes as <c>akka.actor.deployment.default.virtual-nodes-factor</c> says.</summary>
    /// <param name="system">The actor system.</param>
    public ConsistentHashingRoutingLogic(ActorSystem system)
        : this(system, 0, NoMapping)
    {
    }

    /// <summary>Creates a logic.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="virtualNodesFactor">How many points each destination has on the ring; zero leaves it to the configuration.</param>
    /// <param name="hashMapping">Gives the key of a message.</param>
    public ConsistentHashingRoutingLogic(ActorSystem system, int virtualNodesFactor, ConsistentHashMapping hashMapping)
    {
        _system = system;
        _virtualNodesFactor = virtualNodesFactor > 0
            ? virtualNodesFactor
            : system.Settings.Config.GetInt("akka.actor.deployment.default.virtual-nodes-factor", 10);
        _hashMapping = hashMapping;
        _selfAddress = ((ExtendedActorSystem)system).Provider.DefaultAddress.ToString();
        _log = Logging.GetLogger(system, this);
    }

    internal static ConsistentHashMapping NoMapping { get; } = static _ => null;

    /// <summary>Chooses the destination of a message's key.</summary>
    /// <param name="message">The message, in its envelope if it has one.</param>
    /// <param name="routees">The destinations.</param>
    /// <returns>The destination, <see cref="Routee.NoRoutee"/> if there is none or the message has no key.</returns>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;
        var key = _hashMapping(message) ?? (message as IConsistentHashable)?.ConsistentHashKey;
        if (key is null)
        {
            _log.Warning(
                "Message [{0}] has no key: give the router a hash mapping, implement [{1}] or use [{2}]",
                message.GetType().Name, nameof(IConsistentHashable), nameof(ConsistentHashableEnvelope));
            return Routee.NoRoutee;
        }
        var nodes = RingOf(routees);
        return (key switch
        {
            byte[] bytes => nodes.NodeFor(bytes),
            IFormattable value => nodes.NodeFor(value.ToString(null, CultureInfo.InvariantCulture)),
            _ => nodes.NodeFor(key.ToString()!),
        }).Routee;
    }

    /// <summary>The same logic with another mapping.</summary>
    /// <param name="mapping">Gives the key of a message.</param>
    /// <returns>A new logic.</returns>
    /// <exception cref="ArgumentNullException">The mapping is null.</exception>
    public ConsistentHashingRoutingLogic WithHashMapping(ConsistentHashMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return new ConsistentHashingRoutingLogic(_system, _virtualNodesFactor, mapping);
    }

    // The ring is remembered for the routees for which it was made. Two threads may make the same one: one of them is kept.
    private ConsistentHash<Node> RingOf(Routee[] routees)
    {
        var ring = _ring;
        if (ring is null || !ReferenceEquals(ring.Routees, routees))
        {
            var nodes = routees.Select(routee => new Node(routee, NameOf(routee)));
            _ring = ring = new Ring(routees, ConsistentHash.Create(nodes, _virtualNodesFactor));
        }
        return ring.Nodes;
    }

    // The full address makes all nodes of a cluster compute the same ring, so that they agree on the destination of a key.
    private string NameOf(Routee routee) => routee switch
    {
        ActorRefRoutee actor => NameOf(actor.Actor.Path.Address.ToString(), actor.Actor.Path.ToStringWithoutAddress()),
        ActorSelectionRoutee selection => NameOf(
            selection.Selection.Anchor.Path.Address.ToString(),
            selection.Selection.Anchor.Path.ToStringWithoutAddress() + selection.Selection.PathString),
        _ => routee.ToString()!,
    };

    private string NameOf(string address, string path) => (address.Contains('@') ? address : _selfAddress) + path;

    private sealed record Ring(Routee[] Routees, ConsistentHash<Node> Nodes);

    private sealed class Node(Routee routee, string name)
    {
        public Routee Routee => routee;

        public override string ToString() => name;
    }
}
