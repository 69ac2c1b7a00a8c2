using System.Linq.Expressions;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The recipe for an actor: its type, how to make an instance, and how to deploy it. Immutable; may be shared and sent.</summary>
public class Props : IEquatable<Props>, ISurrogated
{
    private static readonly Deploy DefaultDeploy = new();

    private readonly IIndirectActorProducer _producer;
    private readonly object?[] _arguments;
    private ActorTraits? _traits;

    /// <summary>Creates a copy of props.</summary>
    /// <param name="copy">The props to copy.</param>
    protected Props(Props copy)
    {
        _producer = copy._producer;
        _arguments = copy._arguments;
        Deploy = copy.Deploy;
        SupervisorStrategy = copy.SupervisorStrategy;
    }

    /// <summary>Props that name no actor type, for derived classes that make actors themselves.</summary>
    protected Props()
        : this(new NoProducer(), [], null)
    {
    }

    /// <summary>Props for a type with a parameterless constructor.</summary>
    public Props(Type type)
        : this(type, [])
    {
    }

    /// <summary>Props for a type with the given constructor arguments.</summary>
    public Props(Type type, object[] args)
        : this(ProducerOf(type, args), args, null)
    {
    }

    /// <summary>Props for a type with the given constructor arguments, and a strategy that takes the place of the actor's own.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, IEnumerable<object> args)
        : this(type, supervisorStrategy, args.ToArray())
    {
    }

    /// <summary>Props for a type with the given constructor arguments, and a strategy that takes the place of the actor's own.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, params object[] args)
        : this(ProducerOf(type, args), args, supervisorStrategy)
    {
    }

    /// <summary>Props for a type with the given constructor arguments, and where and how to deploy it.</summary>
    public Props(Deploy deploy, Type type, IEnumerable<object> args)
        : this(deploy, type, args.ToArray())
    {
    }

    /// <summary>Props for a type with the given constructor arguments, and where and how to deploy it.</summary>
    public Props(Deploy deploy, Type type, params object[] args)
        : this(type, args) => Deploy = deploy;

    private Props(IIndirectActorProducer producer, object?[] arguments, SupervisorStrategy? strategy)
    {
        _producer = producer;
        _arguments = arguments;
        Deploy = DefaultDeploy;
        SupervisorStrategy = strategy;
    }

    /// <summary>Props that name no actor type; they can't make an actor.</summary>
    public static readonly Props None = new(new NoProducer(), [], null);

    /// <summary>Props for an actor that handles nothing.</summary>
    public static Props Empty { get; } = Create<EmptyActor>();

    /// <summary>The type of the actor.</summary>
    public Type Type => _producer.ActorType;

    /// <summary>The full name of the actor's type.</summary>
    public string TypeName => Type.AssemblyQualifiedName!;

    /// <summary>The constructor's arguments.</summary>
    public object[] Arguments => _arguments!;

    /// <summary>Where and how the actor is to be deployed.</summary>
    public Deploy Deploy { get; protected set; }

    /// <summary>The path of the dispatcher's configuration.</summary>
    public string Dispatcher => string.IsNullOrEmpty(Deploy.Dispatcher) ? Dispatch.Dispatchers.DefaultDispatcherId : Deploy.Dispatcher;

    /// <summary>The path of the mailbox's configuration.</summary>
    public string Mailbox => string.IsNullOrEmpty(Deploy.Mailbox) ? Dispatch.Mailboxes.DefaultMailboxId : Deploy.Mailbox;

    /// <summary>How messages are spread when the actor is a router; <see cref="NoRouter"/> otherwise.</summary>
    public RouterConfig RouterConfig => Deploy.RouterConfig;

    /// <summary>A strategy that takes the place of the actor's own; null leaves it to the actor.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; protected set; }

    /// <summary>Props from a constructor call; its arguments are evaluated here, once.</summary>
    /// <param name="factory">An expression of the form <c>() =&gt; new MyActor(a, b)</c>.</param>
    /// <param name="supervisorStrategy">Takes the place of the actor's own strategy.</param>
    /// <exception cref="ArgumentException">The expression is no constructor call.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase => Construct(factory.Body.Type, ConstructorExpression.Arguments(factory), supervisorStrategy);

    /// <summary>Props for a type with the given constructor arguments.</summary>
    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => Construct(typeof(TActor), args, null);

    /// <summary>Props for a type with a parameterless constructor.</summary>
    /// <param name="supervisorStrategy">Takes the place of the actor's own strategy.</param>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => Construct(typeof(TActor), [], supervisorStrategy);

    /// <summary>Props for a type with the given constructor arguments.</summary>
    /// <exception cref="ArgumentNullException">The type is null.</exception>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    public static Props Create(Type type, params object[] args)
    {
        var arguments = args ?? [null!];
        return new Props(ProducerOf(type, arguments), arguments, null);
    }

    /// <summary>Props for actors that a producer makes, which is made here from its own constructor arguments.</summary>
    [Obsolete("Make the producer and use CreateBy(producer).")]
    public static Props CreateBy<TProducer>(params object[] args)
        where TProducer : class, IIndirectActorProducer => CreateBy((TProducer)Activator.CreateInstance(typeof(TProducer), args)!, args);

    /// <summary>Props for actors that a producer makes.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(producer, args, null);
    }

    /// <summary>The same props with another mailbox.</summary>
    public Props WithMailbox(string mailbox) => With(Deploy.WithMailbox(mailbox));

    /// <summary>The same props on another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => With(Deploy.WithDispatcher(dispatcher));

    /// <summary>The same props as a router.</summary>
    public Props WithRouter(RouterConfig routerConfig) => With(Deploy.WithRouterConfig(routerConfig));

    /// <summary>The same props with a limit on stashed messages.</summary>
    public Props WithStashCapacity(int stashCapacity) => With(Deploy.WithStashCapacity(stashCapacity));

    /// <summary>The same props with another deployment; what it leaves open is kept from the present one.</summary>
    public Props WithDeploy(Deploy deploy) => With(deploy.WithFallback(Deploy));

    /// <summary>The same props with a strategy that takes the place of the actor's own.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy)
    {
        var copy = Copy();
        copy.SupervisorStrategy = supervisorStrategy;
        return copy;
    }

    /// <summary>Makes a fresh instance.</summary>
    public virtual ActorBase NewActor() => _producer.Produce();

    /// <summary>A copy of these props.</summary>
    protected virtual Props Copy() => new(this);

    /// <summary>What is known of the type of actors that these props make.</summary>
    internal ActorTraits Traits => _traits ??= ActorTraits.Of(Type);

    /// <summary>What is known of the type of an actor that these props have made, which a producer may choose anew each time.</summary>
    internal ActorTraits TraitsOf(ActorBase actor)
    {
        var traits = Traits;
        return traits.Type == actor.GetType() ? traits : ActorTraits.Of(actor.GetType());
    }

    internal void Release(ActorBase actor) => _producer.Release(actor);

    /// <inheritdoc />
    public bool Equals(Props? other) => ReferenceEquals(this, other) || (other is not null && other.GetType() == GetType()
        && Type == other.Type && Deploy.Equals(other.Deploy) && _arguments.SequenceEqual(other._arguments));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Type, _arguments.Length, Deploy);

    /// <inheritdoc />
    public ISurrogate ToSurrogate(ActorSystem system) => new PropsSurrogate { Type = Type, Arguments = Arguments, Deploy = Deploy };

    private static IIndirectActorProducer ProducerOf(Type type, object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (typeof(IIndirectActorProducer).IsAssignableFrom(type))
            return (IIndirectActorProducer)Activator.CreateInstance(type, arguments)!;
        if (!typeof(ActorBase).IsAssignableFrom(type)) throw new ArgumentException($"{type} is not an actor.", nameof(type));
        return new ConstructorProducer(type, arguments);
    }

    private static Props Construct(Type type, object?[]? arguments, SupervisorStrategy? strategy) =>
        new(new ConstructorProducer(type, arguments ?? [null]), arguments ?? [null], strategy);

    private Props With(Deploy deploy)
    {
        var copy = Copy();
        copy.Deploy = deploy;
        return copy;
    }

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class NoProducer : IIndirectActorProducer
    {
        public Type ActorType => typeof(ActorBase);

        public ActorBase Produce() => throw new InvalidOperationException("Props.None names no actor type.");

        public void Release(ActorBase actor)
        {
        }
    }

    /// <summary>The wire form of props.</summary>
    public class PropsSurrogate : ISurrogate
    {
        /// <summary>The actor's type.</summary>
        public Type? Type { get; set; }

        /// <summary>The deployment.</summary>
        public Deploy? Deploy { get; set; }

        /// <summary>The constructor's arguments.</summary>
        public object[]? Arguments { get; set; }

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => Create(Type!, Arguments!).WithDeploy(Deploy!);
    }
}
