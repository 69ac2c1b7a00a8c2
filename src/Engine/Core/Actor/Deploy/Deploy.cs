using Akka.Configuration;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How and where an actor is created, apart from its class: router, dispatcher, mailbox, place. Immutable.</summary>
public class Deploy : ISurrogated, IEquatable<Deploy>
{
    /// <summary>Stands for a stash of the size that the configuration names.</summary>
    public const int NoStashSize = -1;

    /// <summary>Stands for the dispatcher that the configuration or the actor's parent names.</summary>
    public static readonly string NoDispatcherGiven = string.Empty;

    /// <summary>Stands for the mailbox that the configuration names.</summary>
    public static readonly string NoMailboxGiven = string.Empty;

    /// <summary>Stands for the place that the configuration names.</summary>
    public static readonly Scope? NoScopeGiven;

    /// <summary>A deployment in the process of the actor's parent.</summary>
    public static readonly Deploy Local = new(Scope.Local);

    /// <summary>A deployment that leaves everything open.</summary>
    public static readonly Deploy None = new();

    /// <summary>A deployment that leaves everything open.</summary>
    public Deploy()
        : this("", NoScopeGiven)
    {
    }

    /// <summary>A deployment of the actor at a path.</summary>
    public Deploy(string path, Scope? scope)
        : this(path, Config.Empty, NoRouter.Instance, scope, NoDispatcherGiven)
    {
    }

    /// <summary>A deployment at a place.</summary>
    public Deploy(Scope? scope)
        : this("", scope)
    {
    }

    /// <summary>A deployment as a router.</summary>
    public Deploy(RouterConfig routerConfig)
        : this(routerConfig, NoScopeGiven)
    {
    }

    /// <summary>A deployment as a router at a place.</summary>
    public Deploy(RouterConfig routerConfig, Scope? scope)
        : this("", Config.Empty, routerConfig, scope, NoDispatcherGiven)
    {
    }

    /// <summary>A deployment that leaves mailbox and stash open.</summary>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope? scope, string? dispatcher)
        : this(path, config, routerConfig, scope, dispatcher, NoMailboxGiven)
    {
    }

    /// <summary>A deployment that leaves the stash open.</summary>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope? scope, string? dispatcher, string? mailbox)
        : this(path, config, routerConfig, scope, dispatcher, mailbox, NoStashSize)
    {
    }

    /// <summary>A deployment.</summary>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope? scope, string? dispatcher, string? mailbox, int stashCapacity)
    {
        Path = path;
        Config = config;
        RouterConfig = routerConfig;
        Scope = scope;
        Dispatcher = dispatcher ?? NoDispatcherGiven;
        Mailbox = mailbox ?? NoMailboxGiven;
        StashCapacity = stashCapacity;
    }

    /// <summary>The path that it is for, without the guardian; empty where it comes with the actor's Props.</summary>
    public string Path { get; }

    /// <summary>The section of the configuration that it comes from.</summary>
    public Config Config { get; }

    /// <summary>The router; <see cref="NoRouter"/> for an ordinary actor.</summary>
    public RouterConfig RouterConfig { get; }

    /// <summary>The place; null where it is left open.</summary>
    public Scope? Scope { get; }

    /// <summary>The dispatcher's key in the configuration; empty where it is left open.</summary>
    public string Dispatcher { get; }

    /// <summary>The mailbox's key in the configuration; empty where it is left open.</summary>
    public string Mailbox { get; }

    /// <summary>The capacity of the stash in messages; <see cref="NoStashSize"/> where it is left open.</summary>
    public int StashCapacity { get; }

    /// <summary>This deployment, with what it leaves open taken from another one.</summary>
    public virtual Deploy WithFallback(Deploy other) => new(
        Path,
        Config.Equals(other.Config) ? Config : Config.WithFallback(other.Config),
        RouterConfig.WithFallback(other.RouterConfig),
        Scope is null || other.Scope is null ? Scope ?? other.Scope : Scope.WithFallback(other.Scope),
        Dispatcher == NoDispatcherGiven ? other.Dispatcher : Dispatcher,
        Mailbox == NoMailboxGiven ? other.Mailbox : Mailbox,
        StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity);

    /// <summary>The same deployment at another place.</summary>
    public virtual Deploy WithScope(Scope? scope) => new(Path, Config, RouterConfig, scope ?? Scope, Dispatcher, Mailbox, StashCapacity);

    /// <summary>The same deployment on another dispatcher.</summary>
    public virtual Deploy WithDispatcher(string dispatcher) => new(Path, Config, RouterConfig, Scope, dispatcher, Mailbox, StashCapacity);

    /// <summary>The same deployment with another mailbox.</summary>
    public virtual Deploy WithMailbox(string mailbox) => new(Path, Config, RouterConfig, Scope, Dispatcher, mailbox, StashCapacity);

    /// <summary>The same deployment as another router.</summary>
    public virtual Deploy WithRouterConfig(RouterConfig routerConfig) => new(Path, Config, routerConfig, Scope, Dispatcher, Mailbox, StashCapacity);

    /// <summary>The same deployment with a stash of another capacity, in messages.</summary>
    public virtual Deploy WithStashCapacity(int stashSize) => new(Path, Config, RouterConfig, Scope, Dispatcher, Mailbox, stashSize);

    /// <summary>True where everything is the same; sections of configuration are compared by their text.</summary>
    public bool Equals(Deploy? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Path == other.Path
            && Dispatcher == other.Dispatcher
            && Mailbox == other.Mailbox
            && StashCapacity == other.StashCapacity
            && Equals(RouterConfig, other.RouterConfig)
            && Equals(Scope, other.Scope)
            && (ReferenceEquals(Config, other.Config) || Config.ToString() == other.Config.ToString()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Deploy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Dispatcher, Mailbox, StashCapacity);

    /// <summary>The stand-in for this deployment on the wire.</summary>
    public ISurrogate ToSurrogate(ActorSystem system) => new DeploySurrogate
    {
        Path = Path,
        Config = Config,
        RouterConfig = RouterConfig,
        Scope = Scope,
        Dispatcher = Dispatcher,
        Mailbox = Mailbox,
        StashCapacity = StashCapacity,
    };

    /// <summary>The stand-in for a deployment on the wire.</summary>
    public class DeploySurrogate : ISurrogate
    {
        /// <summary>The path that it is for.</summary>
        public string Path { get; set; } = "";

        /// <summary>The section of the configuration.</summary>
        public Config Config { get; set; } = Config.Empty;

        /// <summary>The router.</summary>
        public RouterConfig RouterConfig { get; set; } = NoRouter.Instance;

        /// <summary>The place; null where it is left open.</summary>
        public Scope? Scope { get; set; }

        /// <summary>The dispatcher's key; empty where it is left open.</summary>
        public string Dispatcher { get; set; } = NoDispatcherGiven;

        /// <summary>The mailbox's key; empty where it is left open.</summary>
        public string Mailbox { get; set; } = NoMailboxGiven;

        /// <summary>The capacity of the stash in messages; <see cref="NoStashSize"/> where it is left open.</summary>
        public int StashCapacity { get; set; } = NoStashSize;

        /// <summary>The deployment.</summary>
        public ISurrogated FromSurrogate(ActorSystem system) => new Deploy(Path, Config, RouterConfig, Scope, Dispatcher, Mailbox, StashCapacity);
    }
}
