using System.Collections;

namespace ActorConcurrency.Actors.Queues;

/// <summary>An order of items that a caller gave. Two of equal comparers are equal.</summary>
internal sealed class CustomOrder
{
    private CustomOrder(object comparer, Comparison<object?> compare) => (Comparer, Compare) = (comparer, compare);

    /// <summary>What the caller gave; it goes to other nodes if its type is registered.</summary>
    public object Comparer { get; }

    /// <summary>The same without its type.</summary>
    public Comparison<object?> Compare { get; }

    /// <summary>Null for the order that items of the type have by themselves.</summary>
    public static CustomOrder? Of<T>(IComparer<T>? comparer) => comparer is null || comparer.Equals(Comparer<T>.Default)
        ? null
        : new CustomOrder(comparer, (x, y) => comparer.Compare((T)x!, (T)y!));

    /// <summary>The order that a comparer of some type has.</summary>
    /// <exception cref="ArgumentException">It is no comparer, or one of several types.</exception>
    public static CustomOrder Of(object comparer)
    {
        var orders = comparer.GetType().GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IComparer<>)).ToList();
        if (orders.Count != 1)
            throw new ArgumentException($"{comparer.GetType()} is a comparer of {orders.Count} types.", nameof(comparer));
        var of = new Func<IComparer<object>?, CustomOrder?>(Of).Method.GetGenericMethodDefinition().MakeGenericMethod(orders[0].GetGenericArguments());
        return (CustomOrder)of.Invoke(null, [comparer])!;
    }

    /// <summary>The order that items of a type have by themselves.</summary>
    public static Comparison<object?> DefaultOf(Type itemType)
    {
        var comparer = typeof(Comparer<>).MakeGenericType(itemType).GetProperty(nameof(Comparer<>.Default))!.GetValue(null);
        return ((IComparer)comparer!).Compare;
    }

    public override bool Equals(object? obj) => obj is CustomOrder other && Comparer.Equals(other.Comparer);

    public override int GetHashCode() => Comparer.GetHashCode();

    public override string ToString() => $"{Comparer}";
}
