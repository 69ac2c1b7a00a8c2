using System.Collections.Concurrent;

namespace Akka.Event;

/// <summary>
/// Brings events to subscribers by classifier. Publishing takes no lock: which subscribers an event's classifier has is worked out
/// once and kept until somebody subscribes or unsubscribes.
/// </summary>
/// <typeparam name="TEvent">The events.</typeparam>
/// <typeparam name="TClassifier">What events are classified by.</typeparam>
/// <typeparam name="TSubscriber">Who gets them.</typeparam>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
    where TClassifier : notnull
    where TSubscriber : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TClassifier, List<Subscription<TSubscriber, TClassifier>>> _subscriptions = [];

    // Replaced, never cleared: one who fills the old one in the moment of a change leaves nothing stale behind.
    private volatile ConcurrentDictionary<TClassifier, TSubscriber[]> _subscribersOf = new();

    /// <summary>Subscribes to a classifier and what is below it.</summary>
    /// <param name="subscriber">Who subscribes.</param>
    /// <param name="classifier">What to.</param>
    /// <returns>True if this is new, false if it was subscribed to exactly this classifier before.</returns>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(classifier, out var subscriptions))
                _subscriptions.Add(classifier, subscriptions = []);
            if (subscriptions.Exists(subscription => subscription.Subscriber.Equals(subscriber)))
                return false;
            subscriptions.Add(new Subscription<TSubscriber, TClassifier>(subscriber));
            Forget();
            return true;
        }
    }

    /// <summary>Ends all subscriptions of a subscriber.</summary>
    /// <param name="subscriber">Who unsubscribes.</param>
    /// <returns>Whether there were any.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_lock)
        {
            var removed = 0;
            foreach (var (classifier, subscriptions) in _subscriptions)
            {
                removed += subscriptions.RemoveAll(subscription => subscription.Subscriber.Equals(subscriber));
                if (subscriptions.Count == 0)
                    _subscriptions.Remove(classifier);
            }

            Forget();
            return removed > 0;
        }
    }

    /// <summary>
    /// Ends the subscription to a classifier. If the subscriber has none to exactly this one, but to one above it, it keeps that one
    /// and gets nothing any more of what this classifier and those below it cover.
    /// </summary>
    /// <param name="subscriber">Who unsubscribes.</param>
    /// <param name="classifier">What from.</param>
    /// <returns>Whether anything changed.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_lock)
        {
            var changed = RemoveExact(subscriber, classifier) || Exclude(subscriber, classifier);
            if (changed)
                Forget();
            return changed;
        }
    }

    /// <summary>Brings an event to all its subscribers, to each once.</summary>
    /// <param name="event">The event.</param>
    public virtual void Publish(TEvent @event)
    {
        var classifier = GetClassifier(@event);
        if (!_subscribersOf.TryGetValue(classifier, out var subscribers))
            subscribers = FindSubscribers(@event, classifier);
        foreach (var subscriber in subscribers)
            Publish(@event, subscriber);
    }

    /// <summary>Brings an event to one subscriber.</summary>
    /// <param name="event">The event.</param>
    /// <param name="subscriber">The subscriber.</param>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    /// <summary>Whether an event belongs to a classifier. The answer must be the same for all events with the same own classifier.</summary>
    /// <param name="event">The event.</param>
    /// <param name="classifier">The classifier.</param>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>An event's own classifier.</summary>
    /// <param name="event">The event.</param>
    protected abstract TClassifier GetClassifier(TEvent @event);

    /// <summary>Whether one classifier is another one, or below it.</summary>
    /// <param name="parent">The upper one.</param>
    /// <param name="child">The lower one.</param>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    /// <summary>The name of an object's type, without namespace.</summary>
    /// <param name="source">The object.</param>
    protected string SimpleName(object source) => SimpleName(source.GetType());

    /// <summary>A type's name, without namespace.</summary>
    /// <param name="source">The type.</param>
    protected string SimpleName(Type source) => source.Name;

    /// <summary>Whether a subscriber has any subscription.</summary>
    internal bool HasSubscriptions(TSubscriber subscriber)
    {
        lock (_lock)
        {
            foreach (var subscriptions in _subscriptions.Values)
            {
                if (subscriptions.Exists(subscription => subscription.Subscriber.Equals(subscriber)))
                    return true;
            }

            return false;
        }
    }

    private bool RemoveExact(TSubscriber subscriber, TClassifier classifier)
    {
        if (!_subscriptions.TryGetValue(classifier, out var subscriptions)
            || subscriptions.RemoveAll(subscription => subscription.Subscriber.Equals(subscriber)) == 0)
            return false;
        if (subscriptions.Count == 0)
            _subscriptions.Remove(classifier);
        return true;
    }

    private bool Exclude(TSubscriber subscriber, TClassifier classifier)
    {
        var excluded = false;
        foreach (var (above, subscriptions) in _subscriptions)
        {
            if (!IsSubClassification(above, classifier))
                continue;
            foreach (var subscription in subscriptions)
                excluded |= subscription.Subscriber.Equals(subscriber) && subscription.Unsubscriptions.Add(classifier);
        }

        return excluded;
    }

    private TSubscriber[] FindSubscribers(TEvent @event, TClassifier classifier)
    {
        lock (_lock)
        {
            var found = new List<TSubscriber>();
            foreach (var (subscribed, subscriptions) in _subscriptions)
            {
                if (!Classify(@event, subscribed))
                    continue;
                foreach (var subscription in subscriptions)
                {
                    if (!IsExcluded(subscription, classifier) && !found.Contains(subscription.Subscriber))
                        found.Add(subscription.Subscriber);
                }
            }

            var subscribers = found.ToArray();
            _subscribersOf[classifier] = subscribers;
            return subscribers;
        }
    }

    private bool IsExcluded(Subscription<TSubscriber, TClassifier> subscription, TClassifier classifier)
    {
        foreach (var unsubscribed in subscription.Unsubscriptions)
        {
            if (IsSubClassification(unsubscribed, classifier))
                return true;
        }

        return false;
    }

    private void Forget() => _subscribersOf = new ConcurrentDictionary<TClassifier, TSubscriber[]>();
}
