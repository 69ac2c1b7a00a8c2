namespace Akka.TestKit;

/// <summary>A predicate on messages of one type, among predicates on others.</summary>
public class PredicateInfo
{
    private readonly Func<object, bool> _matches;

    private PredicateInfo(Type type, Delegate predicate, Func<object, bool> matches)
    {
        Type = type;
        PredicateT = predicate;
        _matches = matches;
    }

    /// <summary>The predicate.</summary>
    public Delegate PredicateT { get; }

    /// <summary>The type of the messages that it is for.</summary>
    public Type Type { get; }

    /// <summary>A predicate on messages of type <typeparamref name="T"/>; it is false for all others.</summary>
    public static PredicateInfo Create<T>(Predicate<T> predicateT)
    {
        ArgumentNullException.ThrowIfNull(predicateT);
        return new PredicateInfo(typeof(T), predicateT, message => message is T typed && predicateT(typed));
    }

    internal bool Matches(object message) => _matches(message);
}

/// <summary>Makes predicates ready for the expectation of several messages.</summary>
public static class PredicateInfoFactory
{
    /// <summary>The predicate together with its type.</summary>
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) => PredicateInfo.Create(predicateT);

    /// <summary>A delegate from <typeparamref name="T"/> to bool, together with its type.</summary>
    public static PredicateInfo CreatePredicateInfo<T>(this Delegate predicateT)
    {
        ArgumentNullException.ThrowIfNull(predicateT);
        var predicate = predicateT as Predicate<T> ?? (Predicate<T>)Delegate.CreateDelegate(typeof(Predicate<T>), predicateT, "Invoke");
        return PredicateInfo.Create(predicate);
    }
}
