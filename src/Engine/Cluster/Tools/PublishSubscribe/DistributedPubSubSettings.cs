using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;
using Akka.Routing;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>The settings of the mediators, read from <c>akka.cluster.pub-sub</c>. Immutable.</summary>
public sealed class DistributedPubSubSettings : INoSerializationVerificationNeeded
{
    /// <summary>Creates the settings.</summary>
    /// <param name="role">The role of the nodes that have a mediator; null: all.</param>
    /// <param name="routingLogic">Chooses among actors of one path, and in a group.</param>
    /// <param name="gossipInterval">How often a mediator tells another one what it has.</param>
    /// <param name="removedTimeToLive">How long the note of a removal is kept.</param>
    /// <param name="maxDeltaElements">How many changes go into one message at most.</param>
    /// <param name="sendToDeadLettersWhenNoSubscribers">Whether what nobody gets is a dead letter.</param>
    /// <exception cref="ArgumentException">A setting is not valid; the message names it.</exception>
    public DistributedPubSubSettings(
        string? role, RoutingLogic routingLogic, TimeSpan gossipInterval, TimeSpan removedTimeToLive, int maxDeltaElements, bool sendToDeadLettersWhenNoSubscribers)
    {
        if (routingLogic is ConsistentHashingRoutingLogic)
            throw new ArgumentException("Consistent hashing RoutingLogic cannot be used by the pub-sub mediator", nameof(routingLogic));
        if (gossipInterval <= TimeSpan.Zero) throw new ArgumentException($"gossipInterval is {gossipInterval}: it must be positive.", nameof(gossipInterval));
        if (maxDeltaElements < 1) throw new ArgumentException($"maxDeltaElements is {maxDeltaElements}: it must be 1 or more.", nameof(maxDeltaElements));
        Role = role;
        RoutingLogic = routingLogic;
        GossipInterval = gossipInterval;
        RemovedTimeToLive = removedTimeToLive;
        MaxDeltaElements = maxDeltaElements;
        SendToDeadLettersWhenNoSubscribers = sendToDeadLettersWhenNoSubscribers;
    }

    /// <summary>The role of the nodes that have a mediator; null: all.</summary>
    public string? Role { get; }

    /// <summary>Chooses among actors of one path, and in a group.</summary>
    public RoutingLogic RoutingLogic { get; }

    /// <summary>How often a mediator tells another one what it has.</summary>
    public TimeSpan GossipInterval { get; }

    /// <summary>How long the note of a removal is kept.</summary>
    public TimeSpan RemovedTimeToLive { get; }

    /// <summary>How many changes go into one message at most.</summary>
    public int MaxDeltaElements { get; }

    /// <summary>Whether what nobody gets is a dead letter.</summary>
    public bool SendToDeadLettersWhenNoSubscribers { get; }

    /// <summary>Reads the settings of a system.</summary>
    public static DistributedPubSubSettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(DistributedPubSub.DefaultConfig());
        return Create(system.Settings.Config.Section("akka.cluster.pub-sub"));
    }

    /// <summary>Reads the settings from a section.</summary>
    /// <exception cref="ArgumentException">The routing logic is none of those that are known.</exception>
    public static DistributedPubSubSettings Create(Config config)
    {
        var logic = config.GetString("routing-logic", "random");
        return new DistributedPubSubSettings(
            config.GetString("role") is { Length: > 0 } role ? role : null,
            logic switch
            {
                "random" => new RandomLogic(),
                "round-robin" => new RoundRobinRoutingLogic(),
                "broadcast" => new BroadcastRoutingLogic(),
                _ => throw new ArgumentException($"akka.cluster.pub-sub.routing-logic is [{logic}]: it must be random, round-robin or broadcast.", nameof(config)),
            },
            config.GetTimeSpan("gossip-interval"),
            config.GetTimeSpan("removed-time-to-live"),
            config.GetInt("max-delta-elements"),
            config.GetBoolean("send-to-dead-letters-when-no-subscribers"));
    }

    /// <summary>The same for the nodes of a role; null: all.</summary>
    public DistributedPubSubSettings WithRole(string? role) =>
        new(role, RoutingLogic, GossipInterval, RemovedTimeToLive, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>The same with another choice.</summary>
    public DistributedPubSubSettings WithRoutingLogic(RoutingLogic routingLogic) =>
        new(Role, routingLogic, GossipInterval, RemovedTimeToLive, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>The same with another interval.</summary>
    public DistributedPubSubSettings WithGossipInterval(TimeSpan gossipInterval) =>
        new(Role, RoutingLogic, gossipInterval, RemovedTimeToLive, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>The same with another time.</summary>
    public DistributedPubSubSettings WithRemovedTimeToLive(TimeSpan removedTtl) =>
        new(Role, RoutingLogic, GossipInterval, removedTtl, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>The same with another limit.</summary>
    public DistributedPubSubSettings WithMaxDeltaElements(int maxDeltaElements) =>
        new(Role, RoutingLogic, GossipInterval, RemovedTimeToLive, maxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>The same with or without dead letters.</summary>
    public DistributedPubSubSettings WithSendToDeadLettersWhenNoSubscribers(bool sendToDeadLetterWhenNoSubscribers) =>
        new(Role, RoutingLogic, GossipInterval, RemovedTimeToLive, MaxDeltaElements, sendToDeadLetterWhenNoSubscribers);
}
