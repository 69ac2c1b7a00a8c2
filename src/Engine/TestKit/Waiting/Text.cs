using System.Collections;
using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>How values stand in failure messages.</summary>
internal static class Text
{
    /// <summary>The value and its type, as in <c>5 (Int32)</c>.</summary>
    public static string Of(object? value) => value is null ? "null" : $"{Plain(value)} ({TypeName(value.GetType())})";

    /// <summary>The message with its type, and who sent it.</summary>
    public static string Of(MessageEnvelope envelope) => $"{Of(envelope.Message)} from {envelope.Sender}";

    /// <summary>The values, one after the other.</summary>
    public static string OfAll<T>(IEnumerable<T> values) => string.Join(", ", values.Select(value => Of(value)));

    /// <summary>The type's name with its arguments, without namespaces.</summary>
    public static string TypeName(Type type)
    {
        if (!type.IsGenericType)
            return type.Name;

        var name = type.Name;
        var tick = name.IndexOf('`');
        return $"{(tick < 0 ? name : name[..tick])}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>";
    }

    private static string Plain(object value) => value switch
    {
        string text => $"\"{text}\"",
        IActorRef actor => actor.Path.ToString(),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => item is null ? "null" : Plain(item)))}]",
        _ => value.ToString() ?? "",
    };
}
