using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>Makes actors through a constructor that fits the arguments; what is optional may be left out.</summary>
internal sealed class ConstructorProducer(Type type, object?[] arguments) : IIndirectActorProducer
{
    private object?[] _arguments = arguments;

    // Volatile: whoever sees the constructor sees the arguments that go with it.
    private volatile ActorConstructor? _constructor;

    public Type ActorType => type;

    public ActorBase Produce() => (_constructor ??= Find()).Invoke(_arguments);

    public void Release(ActorBase actor)
    {
        if (actor is IDisposable disposable) disposable.Dispose();
    }

    private ActorConstructor Find()
    {
        var given = _arguments;
        var constructor = ActorConstructor.Find(type, given)
            ?? throw new MissingMethodException(
                $"{type} has no constructor for the arguments ({string.Join(", ", given.Select(a => a?.GetType().Name ?? "null"))}).");
        _arguments = constructor.Complete(given);
        return constructor;
    }
}

/// <summary>A constructor of an actor type, with what is known of it once and for all.</summary>
internal sealed class ActorConstructor
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, ActorConstructor[]> Known = new();

    private readonly ConstructorInfo _constructor;
    private readonly ParameterInfo[] _parameters;
    private readonly ConstructorInvoker _invoker;

    private ActorConstructor(ConstructorInfo constructor)
    {
        _constructor = constructor;
        _parameters = constructor.GetParameters();
        _invoker = ConstructorInvoker.Create(constructor);
    }

    /// <summary>The one that fits; of several the one with exactly these types, or else the shortest. Null: none does.</summary>
    public static ActorConstructor? Find(Type type, object?[] arguments)
    {
        ActorConstructor? found = null;
        foreach (var constructor in Known.GetOrAdd(type, static t => Array.ConvertAll(t.GetConstructors(Any), c => new ActorConstructor(c))))
        {
            if (!constructor.Fits(arguments)) continue;
            if (found is not null) return FindAmongSeveral(type, arguments);
            found = constructor;
        }
        return found;
    }

    public ActorBase Invoke(object?[] arguments) => (ActorBase)_invoker.Invoke(arguments.AsSpan())!;

    /// <summary>The arguments, with the values of those that were left out.</summary>
    public object?[] Complete(object?[] given) =>
        given.Length == _parameters.Length ? given : [.. given, .. _parameters.Skip(given.Length).Select(p => p.DefaultValue)];

    private static ActorConstructor FindAmongSeveral(Type type, object?[] arguments)
    {
        var types = Array.ConvertAll(arguments, a => a?.GetType() ?? typeof(object));
        var exact = type.GetConstructor(Any, types);
        return Array.Find(Known[type], c => c._constructor.Equals(exact))
            ?? Known[type].Where(c => c.Fits(arguments)).MinBy(c => c._parameters.Length)!;
    }

    private bool Fits(object?[] arguments)
    {
        if (_parameters.Length < arguments.Length) return false;
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (i < arguments.Length ? !Takes(_parameters[i].ParameterType, arguments[i]) : !_parameters[i].HasDefaultValue) return false;
        }
        return true;
    }

    private static bool Takes(Type parameter, object? argument) => argument is null
        ? !parameter.IsValueType || Nullable.GetUnderlyingType(parameter) is not null
        : parameter.IsInstanceOfType(argument);
}

/// <summary>Takes a <c>() =&gt; new Actor(a, b)</c> expression apart: the arguments are evaluated once, where the props are made.</summary>
internal static class ConstructorExpression
{
    public static object?[] Arguments(LambdaExpression factory) => factory.Body is NewExpression creation
        ? Arguments(creation)
        : throw new ArgumentException("The factory must be a constructor call: () => new MyActor(...).", nameof(factory));

    public static object?[] Arguments(NewExpression creation) => [.. creation.Arguments.Select(Evaluate)];

    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert when convert.Type.IsAssignableFrom(convert.Operand.Type) =>
            Evaluate(convert.Operand),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)(),
    };
}
