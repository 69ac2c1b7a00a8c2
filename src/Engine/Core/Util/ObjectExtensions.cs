namespace Akka.Util.Extensions;

/// <summary>Wrapping of values.</summary>
public static class ObjectExtensions
{
    /// <summary>The value as an option; null gives an empty one.</summary>
    public static Option<T> AsOption<T>(this T obj) => Option<T>.Create(obj);
}
