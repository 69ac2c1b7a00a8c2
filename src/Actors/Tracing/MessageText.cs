using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// Messages in one line for people: type and public properties, actors by path, without anything that differs from run to run.
/// </summary>
internal static class MessageText
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>As in <c>Acquire(RequestId=1, Owner=/user/car1, Permits=2)</c>.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        IActorRef actor => actor.Path.ToStringWithoutAddress(),
        Exception exception => $"{exception.GetType().Name}: {exception.Message}",
        Delegate or Type or Task => NameOf(value),
        Common.FencingToken token => token.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        ICollection collection => $"{collection.Count} items",
        _ => WithProperties(value),
    };

    /// <summary>The type's name alone.</summary>
    public static string NameOf(object value)
    {
        var name = value.GetType().Name;
        var generic = name.IndexOf('`', StringComparison.Ordinal);
        return generic < 0 ? name : name[..generic];
    }

    private static string WithProperties(object message)
    {
        var properties = Properties.GetOrAdd(message.GetType(), static type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && !typeof(Delegate).IsAssignableFrom(p.PropertyType))
            .ToArray());
        // A nested message is shown by its own text one level down only, so that a cycle ends.
        var parts = properties.Select(p => (p.Name, Value: p.GetValue(message)))
            .Select(p => $"{p.Name}={(p.Value is null || IsPlain(p.Value) ? Of(p.Value) : NameOf(p.Value))}");
        var text = string.Join(", ", parts);
        return text.Length == 0 ? NameOf(message) : $"{NameOf(message)}({text})";
    }

    private static bool IsPlain(object value) =>
        value is string or IActorRef or Exception or IFormattable or bool or ICollection or Common.FencingToken;
}
