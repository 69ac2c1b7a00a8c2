using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Wire;

/// <summary>Makes an instance of any message, by its constructor.</summary>
internal sealed class WireSamples(IActorRef reference)
{
    private int _last = 100;

    /// <summary>An instance with a value in every parameter; functions that may be left out are.</summary>
    public object Make(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
    }

    private object? Value(Type type)
    {
        var number = ++_last;
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Value(underlying);
        if (type == typeof(long)) return 5_000_000_000L + number;
        if (type == typeof(int)) return number;
        if (type == typeof(bool)) return number % 2 == 0;
        if (type == typeof(string)) return $"text {number} \u00e9\u4e16 \"\\";
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(number);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 2, 3, 4, 5, number, TimeSpan.FromHours(2));
        if (type == typeof(Index)) return Index.FromEnd(number);
        if (type == typeof(IActorRef)) return reference;
        if (type == typeof(object)) return number % 3 == 0 ? new FencingToken(number, 1) : (object)(5_000_000_000L + number);
        if (type == typeof(Exception)) return new KeyNotFoundException($"missing {number}", new TimeoutException("cause"));
        if (type == typeof(ICancelableRequest)) return Make(typeof(Actors.Locks.LockProtocol.Acquire));
        if (type == typeof(PrimitiveSnapshot)) return Make(typeof(Actors.Locks.LockSnapshot));
        if (type.IsEnum) return type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1);
        if (typeof(Delegate).IsAssignableFrom(type)) return null;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return List(type.GetGenericArguments()[0]);
        return Make(type);
    }

    private Array List(Type item)
    {
        var items = Array.CreateInstance(item, 2);
        for (var i = 0; i < items.Length; i++) items.SetValue(Value(item), i);
        return items;
    }
}
