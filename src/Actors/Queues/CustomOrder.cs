using System.Collections;

namespace ActorConcurrency.Actors.Queues;

/// <summary>An order of items that a caller gave: code, which does not leave its process. Two of one comparer are equal.</summary>
/// <param name="comparer">What the caller gave.</param>
/// <param name="compare">The same without its type.</param>
internal sealed class CustomOrder(object comparer, Comparison<object?> compare)
{
    private readonly object _comparer = comparer;

    public Comparison<object?> Compare => compare;

    /// <summary>Null for the order that items of the type have by themselves.</summary>
    public static CustomOrder? Of<T>(IComparer<T>? comparer) => comparer is null || comparer.Equals(Comparer<T>.Default)
        ? null
        : new CustomOrder(comparer, (x, y) => comparer.Compare((T)x!, (T)y!));

    /// <summary>The order that items of a type have by themselves.</summary>
    public static Comparison<object?> DefaultOf(Type itemType)
    {
        var comparer = typeof(Comparer<>).MakeGenericType(itemType).GetProperty(nameof(Comparer<>.Default))!.GetValue(null);
        return ((IComparer)comparer!).Compare;
    }

    public override bool Equals(object? obj) => obj is CustomOrder other && _comparer.Equals(other._comparer);

    public override int GetHashCode() => _comparer.GetHashCode();

    public override string ToString() => $"{_comparer}";
}
