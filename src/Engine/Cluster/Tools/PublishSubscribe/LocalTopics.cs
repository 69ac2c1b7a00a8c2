using Akka.Actor;
using Akka.Routing;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Who has subscribed to what on one node. Plain state, of the node's mediator.</summary>
internal sealed class LocalTopics
{
    // Paths of actors begin with a slash, so that a topic is never taken for one.
    private const char Separator = '\n';

    private readonly Dictionary<string, HashSet<IActorRef>> _byKey = [];

    public static string KeyOf(string topic, string? group) => group is null ? $"topic{Separator}{topic}" : $"topic{Separator}{topic}{Separator}{group}";

    /// <summary>The topic of a key; null for the path of an actor.</summary>
    public static string? TopicOf(string key) => key.Split(Separator) is ["topic", var topic, ..] ? topic : null;

    public static string? GroupOf(string key) => key.Split(Separator) is ["topic", _, var group] ? group : null;

    public bool Has(string topic, string? group) => _byKey.ContainsKey(KeyOf(topic, group));

    public void Add(Subscribe subscribe)
    {
        var key = KeyOf(subscribe.Topic, subscribe.Group);
        if (!_byKey.TryGetValue(key, out var subscribers)) _byKey[key] = subscribers = [];
        subscribers.Add(subscribe.Ref);
    }

    public void Remove(string topic, string? group, IActorRef subscriber)
    {
        var key = KeyOf(topic, group);
        if (_byKey.TryGetValue(key, out var subscribers) && subscribers.Remove(subscriber) && subscribers.Count == 0) _byKey.Remove(key);
    }

    /// <summary>Ends all subscriptions of an actor.</summary>
    /// <returns>To what they were.</returns>
    public IReadOnlyList<(string Topic, string? Group)> RemoveAll(IActorRef subscriber)
    {
        var keys = _byKey.Where(entry => entry.Value.Contains(subscriber)).Select(entry => (Topic: TopicOf(entry.Key)!, Group: GroupOf(entry.Key))).ToList();
        foreach (var (topic, group) in keys) Remove(topic, group, subscriber);
        return keys;
    }

    /// <summary>To all of a topic that are in no group, or to one of a group.</summary>
    public void Deliver(Deliver deliver, IActorRef sender, RoutingLogic logic)
    {
        if (!_byKey.TryGetValue(KeyOf(deliver.Topic, deliver.Group), out var subscribers)) return;
        if (deliver.Group is not null)
            logic.Select(deliver.Message, [.. subscribers.Select(Routee.FromActorRef)]).Send(deliver.Message, sender);
        else
            foreach (var subscriber in subscribers.ToList()) subscriber.Tell(deliver.Message, sender);
    }
}
