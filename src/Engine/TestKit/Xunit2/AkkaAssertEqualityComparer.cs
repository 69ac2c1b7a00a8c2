using System.Collections;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>
/// Equality as in xunit's assertions: by <see cref="IEquatable{T}"/>, then by comparing, then, for collections, item by item (sets
/// in any order), then by <see cref="object.Equals(object)"/>.
/// </summary>
public class AkkaAssertEqualityComparer<T> : IEqualityComparer<T>
{
    private readonly bool _skipTypeCheck;
    private readonly IEqualityComparer? _items;

    /// <summary>
    /// Compares values, which must be of the same type unless that check is skipped; items of collections with the inner comparer, if
    /// given.
    /// </summary>
    public AkkaAssertEqualityComparer(bool skipTypeCheck = false, IEqualityComparer? innerComparer = null)
    {
        _skipTypeCheck = skipTypeCheck;
        _items = innerComparer;
    }

    /// <inheritdoc/>
    public bool Equals(T? x, T? y)
    {
        if (x is null || y is null)
            return x is null && y is null;
        if (!_skipTypeCheck && typeof(T).IsSealed && x.GetType() != y.GetType())
            return false;
        if (x is string)
            return x.Equals(y);
        if (x is IEquatable<T> equatable)
            return equatable.Equals(y);
        if (x is IComparable<T> comparable)
            return comparable.CompareTo(y) == 0;
        if (x is IComparable untyped && x.GetType() == y.GetType())
            return untyped.CompareTo(y) == 0;
        if (x is IEnumerable first && y is IEnumerable second)
            return ItemsEqual(first, second);

        return Equals((object)x, y);
    }

    /// <summary>Not for use: equal collections would need equal hashes.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public int GetHashCode(T obj) => throw new NotSupportedException("Values are compared, not looked up, by this comparer.");

    private bool ItemsEqual(IEnumerable first, IEnumerable second)
    {
        if (first is IDictionary one && second is IDictionary other)
            return one.Count == other.Count && one.Keys.Cast<object>().All(key => other.Contains(key) && ItemEqual(one[key], other[key]));

        if (IsSet(first) && IsSet(second))
            return SameItems([.. first.Cast<object?>()], [.. second.Cast<object?>()]);

        var left = first.GetEnumerator();
        var right = second.GetEnumerator();
        try
        {
            while (true)
            {
                var leftHas = left.MoveNext();
                var rightHas = right.MoveNext();
                if (!leftHas || !rightHas)
                    return leftHas == rightHas;
                if (!ItemEqual(left.Current, right.Current))
                    return false;
            }
        }
        finally
        {
            (left as IDisposable)?.Dispose();
            (right as IDisposable)?.Dispose();
        }
    }

    private bool SameItems(List<object?> left, List<object?> right) =>
        left.Count == right.Count && left.TrueForAll(item => right.Exists(other => ItemEqual(item, other)));

    private static bool IsSet(object collection) => collection.GetType().GetInterfaces().Any(type =>
        type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(ISet<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>)));

    private bool ItemEqual(object? left, object? right) =>
        _items?.Equals(left, right) ?? new AkkaAssertEqualityComparer<object?>(_skipTypeCheck).Equals(left, right);
}
