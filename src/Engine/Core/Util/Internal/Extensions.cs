namespace Akka.Util.Internal;

/// <summary>Small helpers of Akka.NET that code written for it uses, although they are not made for that.</summary>
public static class Extensions
{
    /// <summary>The object as another type.</summary>
    /// <exception cref="InvalidCastException">It is none of that type.</exception>
    public static T AsInstanceOf<T>(this object self) => (T)self;

    /// <summary>The elements after the first ones.</summary>
    public static IEnumerable<T> Drop<T>(this IEnumerable<T> self, int count) => self.Skip(count);

    /// <summary>The first element, or the default of its type when there is none.</summary>
    public static T? Head<T>(this IEnumerable<T> self) => self.FirstOrDefault();

    /// <summary>The elements as text, with a separator between them.</summary>
    public static string Join(this IEnumerable<string> self, string separator) => string.Join(separator, self);

    /// <summary>The text in double quotes.</summary>
    public static string BetweenDoubleQuotes(this string self) => $"\"{self}\"";

    /// <summary>The parts of a path between its dots; dots in double quotes are no separators.</summary>
    public static IEnumerable<string> SplitDottedPathHonouringQuotes(this string path) =>
        path.Split('"').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split('.', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Calls an action with each element.</summary>
    public static void ForEach<T>(this IEnumerable<T> source, Action<T> action)
    {
        foreach (var item in source) action(item);
    }

    /// <summary>Each element with its position.</summary>
    public static IEnumerable<KeyValuePair<T, int>> ZipWithIndex<T>(this IEnumerable<T> collection) =>
        collection.Select((item, index) => new KeyValuePair<T, int>(item, index));

    /// <summary>Sets the value of a key, which may have one.</summary>
    public static void AddOrSet<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue value) => hash[key] = value;

    /// <summary>The value of a key, or another one when there is none.</summary>
    public static TValue GetOrElse<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue elseValue) =>
        hash.TryGetValue(key, out var value) ? value : elseValue;

    /// <summary>The value, or another one when it is null.</summary>
    public static T GetOrElse<T>(this T? obj, T elseValue)
        where T : class => obj ?? elseValue;
}
