namespace Akka.Event;

/// <summary>What an event bus knows of a subscriber to one classifier.</summary>
/// <typeparam name="TSubscriber">The subscriber.</typeparam>
/// <typeparam name="TClassifier">What events are classified by.</typeparam>
public class Subscription<TSubscriber, TClassifier>
{
    /// <summary>Creates a subscription to all of a classifier.</summary>
    /// <param name="subscriber">The subscriber.</param>
    public Subscription(TSubscriber subscriber)
        : this(subscriber, [])
    {
    }

    /// <summary>Creates a subscription to a part of a classifier.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="unsubscriptions">The classifiers below that it does not want.</param>
    public Subscription(TSubscriber subscriber, IEnumerable<TClassifier> unsubscriptions)
    {
        Subscriber = subscriber;
        Unsubscriptions = new HashSet<TClassifier>(unsubscriptions);
    }

    /// <summary>The subscriber.</summary>
    public TSubscriber Subscriber { get; }

    /// <summary>The classifiers below the one subscribed to that the subscriber does not want.</summary>
    public ISet<TClassifier> Unsubscriptions { get; }
}
