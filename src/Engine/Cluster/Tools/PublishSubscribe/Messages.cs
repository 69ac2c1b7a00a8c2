using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>A message that carries another through the cluster.</summary>
public interface IDistributedPubSubMessage
{
}

/// <summary>Makes an actor known by its path, for <see cref="Send"/> and <see cref="SendToAll"/>. It is forgotten when it stops.</summary>
public sealed class Put(IActorRef @ref) : IEquatable<Put>
{
    /// <summary>The actor; of this node.</summary>
    public IActorRef Ref { get; } = @ref;

    /// <inheritdoc />
    public bool Equals(Put? other) => other is not null && Ref.Equals(other.Ref);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Put);

    /// <inheritdoc />
    public override int GetHashCode() => Ref.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => $"Put<ref:{Ref}>";
}

/// <summary>Undoes a <see cref="Put"/>.</summary>
public sealed class Remove(string path) : IEquatable<Remove>
{
    /// <summary>The actor's path, without address.</summary>
    public string Path { get; } = path;

    /// <inheritdoc />
    public bool Equals(Remove? other) => other is not null && Path == other.Path;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Remove);

    /// <inheritdoc />
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"Remove<path:{Path}>";
}

/// <summary>Lets an actor have what is published to a topic. Answered by <see cref="SubscribeAck"/>; ends when the actor stops.</summary>
public sealed class Subscribe : IEquatable<Subscribe>
{
    /// <summary>Creates the message.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="ref">The actor; of this node.</param>
    /// <param name="group">Of each group one subscriber gets what is published to one of each group; null for none.</param>
    /// <exception cref="ArgumentException">The topic is empty.</exception>
    public Subscribe(string topic, IActorRef @ref, string? group = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        Topic = topic;
        Ref = @ref;
        Group = group;
    }

    /// <summary>The topic.</summary>
    public string Topic { get; }

    /// <summary>The group; null for none.</summary>
    public string? Group { get; }

    /// <summary>The actor.</summary>
    public IActorRef Ref { get; }

    /// <inheritdoc />
    public bool Equals(Subscribe? other) => other is not null && Topic == other.Topic && Group == other.Group && Ref.Equals(other.Ref);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Subscribe);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Topic, Group, Ref);

    /// <inheritdoc />
    public override string ToString() => $"Subscribe<topic:{Topic}, group:{Group}, ref:{Ref}>";
}

/// <summary>Undoes a <see cref="Subscribe"/>. Answered by <see cref="UnsubscribeAck"/>.</summary>
public sealed class Unsubscribe : IEquatable<Unsubscribe>
{
    /// <summary>Creates the message.</summary>
    /// <exception cref="ArgumentException">The topic is empty.</exception>
    public Unsubscribe(string topic, IActorRef @ref, string? group = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        Topic = topic;
        Ref = @ref;
        Group = group;
    }

    /// <summary>The topic.</summary>
    public string Topic { get; }

    /// <summary>The group; null for none.</summary>
    public string? Group { get; }

    /// <summary>The actor.</summary>
    public IActorRef Ref { get; }

    /// <inheritdoc />
    public bool Equals(Unsubscribe? other) => other is not null && Topic == other.Topic && Group == other.Group && Ref.Equals(other.Ref);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Unsubscribe);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Topic, Group, Ref);

    /// <inheritdoc />
    public override string ToString() => $"Unsubscribe<topic:{Topic}, group:{Group}, ref:{Ref}>";
}

/// <summary>A subscription is there, on this node; the others learn of it within a gossip or two.</summary>
public sealed class SubscribeAck(Subscribe subscribe) : IEquatable<SubscribeAck>, IDeadLetterSuppression
{
    /// <summary>What was asked for.</summary>
    public Subscribe Subscribe { get; } = subscribe;

    /// <inheritdoc />
    public bool Equals(SubscribeAck? other) => other is not null && Subscribe.Equals(other.Subscribe);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SubscribeAck);

    /// <inheritdoc />
    public override int GetHashCode() => Subscribe.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => $"SubscribeAck<{Subscribe}>";
}

/// <summary>A subscription is gone.</summary>
public sealed class UnsubscribeAck(Unsubscribe unsubscribe) : IEquatable<UnsubscribeAck>
{
    /// <summary>What was asked for.</summary>
    public Unsubscribe Unsubscribe { get; } = unsubscribe;

    /// <inheritdoc />
    public bool Equals(UnsubscribeAck? other) => other is not null && Unsubscribe.Equals(other.Unsubscribe);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as UnsubscribeAck);

    /// <inheritdoc />
    public override int GetHashCode() => Unsubscribe.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => $"UnsubscribeAck<{Unsubscribe}>";
}

/// <summary>To all who have subscribed to a topic, on all nodes, or to one of each group.</summary>
public sealed class Publish(string topic, object message, bool sendOneMessageToEachGroup = false)
    : IDistributedPubSubMessage, IWrappedMessage, IEquatable<Publish>
{
    /// <summary>The topic.</summary>
    public string Topic { get; } = topic;

    /// <inheritdoc />
    public object Message { get; } = message;

    /// <summary>To one subscriber of each group instead of to all without a group.</summary>
    public bool SendOneMessageToEachGroup { get; } = sendOneMessageToEachGroup;

    /// <inheritdoc />
    public bool Equals(Publish? other) => other is not null
        && Topic == other.Topic && SendOneMessageToEachGroup == other.SendOneMessageToEachGroup && Equals(Message, other.Message);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Publish);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Topic, Message, SendOneMessageToEachGroup);

    /// <inheritdoc />
    public override string ToString() => $"Publish<topic:{Topic}, sendOneToEachGroup:{SendOneMessageToEachGroup}, message:{Message}>";
}

/// <summary>To one of the actors that are known by a path.</summary>
public sealed class Send(string path, object message, bool localAffinity = false) : IDistributedPubSubMessage, IWrappedMessage, IEquatable<Send>
{
    /// <summary>The path, without address.</summary>
    public string Path { get; } = path;

    /// <inheritdoc />
    public object Message { get; } = message;

    /// <summary>To the one of this node, if there is one.</summary>
    public bool LocalAffinity { get; } = localAffinity;

    /// <inheritdoc />
    public bool Equals(Send? other) => other is not null && Path == other.Path && LocalAffinity == other.LocalAffinity && Equals(Message, other.Message);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Send);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Path, Message, LocalAffinity);

    /// <inheritdoc />
    public override string ToString() => $"Send<path:{Path}, localAffinity:{LocalAffinity}, message:{Message}>";
}

/// <summary>To all actors that are known by a path.</summary>
public sealed class SendToAll(string path, object message, bool excludeSelf = false) : IDistributedPubSubMessage, IWrappedMessage, IEquatable<SendToAll>
{
    /// <summary>The path, without address.</summary>
    public string Path { get; } = path;

    /// <inheritdoc />
    public object Message { get; } = message;

    /// <summary>Not to the one of this node.</summary>
    public bool ExcludeSelf { get; } = excludeSelf;

    /// <inheritdoc />
    public bool Equals(SendToAll? other) => other is not null && Path == other.Path && ExcludeSelf == other.ExcludeSelf && Equals(Message, other.Message);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SendToAll);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Path, Message, ExcludeSelf);

    /// <inheritdoc />
    public override string ToString() => $"SendToAll<path:{Path}, excludeSelf:{ExcludeSelf}, message:{Message}>";
}

/// <summary>Which topics are known? Answered by <see cref="CurrentTopics"/>.</summary>
public sealed class GetTopics
{
    private GetTopics()
    {
    }

    /// <summary>The one message.</summary>
    public static GetTopics Instance { get; } = new();
}

/// <summary>The topics that somebody has subscribed to, as far as this node knows.</summary>
public sealed class CurrentTopics(IImmutableSet<string> topics) : IEquatable<CurrentTopics>
{
    /// <summary>Their names.</summary>
    public IImmutableSet<string> Topics { get; } = topics;

    /// <inheritdoc />
    public bool Equals(CurrentTopics? other) => other is not null && Topics.SetEquals(other.Topics);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CurrentTopics);

    /// <inheritdoc />
    public override int GetHashCode() => Topics.Aggregate(0, (hash, topic) => hash ^ topic.GetHashCode(StringComparison.Ordinal));

    /// <inheritdoc />
    public override string ToString() => $"CurrentTopics<{string.Join(", ", Topics)}>";
}
