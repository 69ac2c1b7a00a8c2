using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>Makes actors through a constructor that is looked up once per type and arguments' types; what is optional may be left out.</summary>
internal sealed class ConstructorProducer(Type type, object?[] arguments) : IIndirectActorProducer
{
    private static readonly ConcurrentDictionary<ConstructorInfo, ConstructorInvoker> Invokers = new();
    private static readonly ConcurrentDictionary<Type, ConstructorInfo?> Parameterless = new();

    private object?[] _arguments = arguments;

    // Volatile: whoever sees the invoker sees the arguments that go with it.
    private volatile ConstructorInvoker? _invoker;

    public Type ActorType => type;

    public ActorBase Produce() => (ActorBase)(_invoker ??= Find()).Invoke(_arguments.AsSpan())!;

    public void Release(ActorBase actor)
    {
        if (actor is IDisposable disposable) disposable.Dispose();
    }

    private ConstructorInvoker Find()
    {
        var given = _arguments;
        var constructor = (given.Length == 0 ? Parameterless.GetOrAdd(type, static t => Match(t, [])) : Match(type, given))
            ?? throw new MissingMethodException(
                $"{type} has no constructor for the arguments ({string.Join(", ", given.Select(a => a?.GetType().Name ?? "null"))}).");
        _arguments = [.. given, .. constructor.GetParameters().Skip(given.Length).Select(p => p.DefaultValue)];
        return Invokers.GetOrAdd(constructor, ConstructorInvoker.Create);
    }

    private static ConstructorInfo? Match(Type type, object?[] arguments)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var fitting = type.GetConstructors(Any).Where(c => Fits(c.GetParameters(), arguments)).ToArray();
        if (fitting.Length <= 1) return fitting.FirstOrDefault();
        var types = arguments.Select(a => a?.GetType() ?? typeof(object)).ToArray();
        return type.GetConstructor(Any, types) ?? fitting.MinBy(c => c.GetParameters().Length);
    }

    private static bool Fits(ParameterInfo[] parameters, object?[] arguments) =>
        parameters.Length >= arguments.Length && parameters.Skip(arguments.Length).All(p => p.HasDefaultValue) && parameters.Zip(arguments).All(pair => pair.Second is null
            ? !pair.First.ParameterType.IsValueType || Nullable.GetUnderlyingType(pair.First.ParameterType) is not null
            : pair.First.ParameterType.IsInstanceOfType(pair.Second));
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
