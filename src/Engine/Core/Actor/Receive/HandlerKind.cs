using System.Runtime.CompilerServices;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// How the delegates of one registered handler are called. Each kind is one object per message type for the whole process,
/// so that registering a handler allocates nothing but the user's own delegate.
/// </summary>
internal abstract class HandlerKind
{
    /// <summary>Runs the handler if its condition holds; false lets the next handler try.</summary>
    public abstract bool Handle(object message, Delegate handler, Delegate? condition);
}

/// <summary>What is known once and for all about a message type.</summary>
internal static class HandledType<T>
{
    /// <summary>The type that a boxed message of <typeparamref name="T"/> has: a nullable is boxed as its value.</summary>
    public static readonly Type Type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);

    /// <summary>No other type's instances can be a <typeparamref name="T"/>. Arrays and delegates are sealed, yet variant.</summary>
    public static readonly bool IsExact = Type.IsSealed && !Type.IsArray && !typeof(Delegate).IsAssignableFrom(Type);
}

internal sealed class ActionHandler<T> : HandlerKind
{
    public static readonly ActionHandler<T> Instance = new();

    public override bool Handle(object message, Delegate handler, Delegate? condition)
    {
        // The entry's type was compared with the message's already, and the delegate was registered with it.
        var known = message;
        Unsafe.As<Action<T>>(handler)(typeof(T).IsValueType ? (T)message : Unsafe.As<object, T>(ref known));
        return true;
    }
}

internal sealed class ConditionalHandler<T> : HandlerKind
{
    public static readonly ConditionalHandler<T> Instance = new();

    public override bool Handle(object message, Delegate handler, Delegate? condition)
    {
        var typed = (T)message;
        if (!((Predicate<T>)condition!)(typed))
            return false;
        ((Action<T>)handler)(typed);
        return true;
    }
}

internal sealed class FuncHandler<T> : HandlerKind
{
    public static readonly FuncHandler<T> Instance = new();

    public override bool Handle(object message, Delegate handler, Delegate? condition) =>
        ((Func<T, bool>)handler)((T)message);
}

internal sealed class AsyncHandler<T> : HandlerKind
{
    public static readonly AsyncHandler<T> Instance = new();

    public override bool Handle(object message, Delegate handler, Delegate? condition)
    {
        var typed = (T)message;
        if (condition is not null && !((Predicate<T>)condition)(typed))
            return false;
        var asyncHandler = (Func<T, Task>)handler;
        ActorTaskScheduler.RunTask(() => asyncHandler(typed));
        return true;
    }
}
