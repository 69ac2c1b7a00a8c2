using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Routing;

namespace Akka.Actor;

/// <summary>The tree of a system that knows only its own process: /, /user, /system, /temp, /deadLetters.</summary>
public sealed class LocalActorRefProvider : IActorRefProvider, IEngineProvider
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _extraNames = new();
    private readonly TaskCompletionSource _rootStopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly VirtualPathContainer _temp;
    private long _tempNames;

    internal LocalActorRefProvider(ActorSystemImpl system, Deployer deployer)
    {
        System = system;
        Deployer = deployer;
        RootPath = new RootActorPath(new Address("akka", system.Name));
        var deadLetters = new DeadLetterActorRef(this, RootPath / "deadLetters", system.EventStream);
        DeadLetters = deadLetters;
        IgnoreRef = new IgnoreActorRef(this);
        Root = null!;
        Guardian = null!;
        SystemGuardian = null!;
        _temp = new VirtualPathContainer(this, RootPath / "temp", ActorRefs.Nobody);
        _extraNames["temp"] = _temp;
        _extraNames["deadLetters"] = deadLetters;
    }

    internal ActorSystemImpl System { get; }

    ActorSystemImpl IEngineProvider.System => System;

    /// <summary>The event stream of the system.</summary>
    public EventStream EventStream => System.EventStream;

    /// <inheritdoc />
    public Settings Settings => System.Settings;

    /// <inheritdoc />
    public Deployer Deployer { get; }

    /// <inheritdoc />
    public ActorPath RootPath { get; }

    /// <inheritdoc />
    public Address DefaultAddress => RootPath.Address;

    /// <inheritdoc />
    public IActorRef DeadLetters { get; }

    /// <inheritdoc />
    public IActorRef IgnoreRef { get; }

    internal LocalActorRef Root { get; private set; }

    /// <inheritdoc />
    public LocalActorRef Guardian { get; private set; }

    /// <inheritdoc />
    public LocalActorRef SystemGuardian { get; private set; }

    /// <inheritdoc />
    public IInternalActorRef RootGuardian => Root;

    /// <inheritdoc />
    public IInternalActorRef TempContainer => _temp;

    /// <inheritdoc />
    public Task TerminationTask => _rootStopped.Task;

    /// <summary>Makes the guardians and starts them.</summary>
    internal void Start()
    {
        var dispatcher = System.Dispatchers.Lookup(Dispatchers.InternalDispatcherId);
        var top = new AboveRoot(this, _rootStopped);
        Root = new RootGuardianRef(System, Props.Create<GuardianActor>(Guardians.RootStrategy), dispatcher, top, RootPath, _extraNames);
        Root.Start();
        var userStrategy = SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create();
        Guardian = StartGuardian(Props.Create<GuardianActor>(userStrategy), "user", System.Dispatchers.DefaultGlobalDispatcher);
        SystemGuardian = StartGuardian(
            Props.Create<SystemGuardianActor>(Guardian).WithSupervisorStrategy(SupervisorStrategy.DefaultStrategy), "system", dispatcher);
        Root.SendSystemMessage(new Watch(SystemGuardian, Root));
        SystemGuardian.SendSystemMessage(new Watch(Guardian, SystemGuardian));
    }

    /// <summary>Makes the reference of a new actor, with its deployment from the configuration; not started yet.</summary>
    internal IInternalActorRef ActorOf(Props props, IInternalActorRef supervisor, ChildName name, long uid, bool systemService)
    {
        var isLocalOnly = props.Deploy.Scope is LocalScope;
        if (!systemService && Deployer.HasAny && Deployer.Lookup(PathOf(supervisor, name.Text, uid)) is { } deployment)
            props = Deployed(props, deployment);
        if (System.Settings.SerializeAllCreators && !systemService) Serialization.SerializationCheck.Check(System, props);
        if (System.Remoting is { } remoting && !systemService && remoting.TryActorOf(props, supervisor, name.Text, uid, isLocalOnly) is { } elsewhere) return elsewhere;
        return props.RouterConfig is NoRouter
            ? new LocalActorRef(System, props, DispatcherOf(props, systemService), supervisor, name, uid)
            : RoutedActorRef.Create(System, props, supervisor, PathOf(supervisor, name.Text, uid));
    }

    /// <summary>Puts a reference without an actor below the root.</summary>
    public void RegisterExtraName(string name, IInternalActorRef actor) => _extraNames[name] = actor;

    /// <inheritdoc />
    public IActorRef RootGuardianAt(Address address) => address == RootPath.Address ? RootGuardian : DeadLetters;

    /// <inheritdoc />
    public ActorPath TempPath() => _temp.Path / GeneratedNames.Encode("$", Interlocked.Increment(ref _tempNames) - 1);

    /// <inheritdoc />
    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path) => _temp.Add(path.Name, actorRef);

    /// <inheritdoc />
    public void UnregisterTempActor(ActorPath path) => _temp.Remove(path.Name);

    /// <inheritdoc />
    public IActorRef ResolveActorRef(string path) => ActorPath.TryParse(path, out var parsed) ? ResolveActorRef(parsed) : DeadLetters;

    /// <inheritdoc />
    public IActorRef ResolveActorRef(ActorPath path)
    {
        if (path.Root.Address != RootPath.Address) return DeadLetters;
        if (path.Depth == 0) return RootGuardian;
        var found = Root.GetChild(path.Elements);
        return found is Nobody || (path.Uid != ActorPath.NoUid && found.Path.Uid != path.Uid)
            ? new EmptyLocalActorRef(this, path, EventStream)
            : found;
    }

    /// <inheritdoc />
    public Address? GetExternalAddressFor(Address address) => address == RootPath.Address ? address : null;

    // The configuration chooses among routers; it does not make one of what the code says is a single actor.
    private static Props Deployed(Props props, Deploy deployment)
    {
        var deploy = deployment.WithFallback(props.Deploy);
        return props.WithDeploy(props.RouterConfig is NoRouter ? deploy.WithRouterConfig(NoRouter.Instance) : deploy);
    }

    private static ActorPath PathOf(IInternalActorRef supervisor, string name, long uid) => new ChildActorPath(supervisor.Path, name, uid);

    private LocalActorRef StartGuardian(Props props, string name, MessageDispatcher dispatcher)
    {
        var guardian = new LocalActorRef(System, props, dispatcher, Root, new ChildActorPath(RootPath, name, System.NextUid()));
        Root.Cell.AddChild(guardian);
        guardian.Start();
        return guardian;
    }

    internal MessageDispatcher DispatcherOf(Props props, bool systemService) =>
        !string.IsNullOrEmpty(props.Deploy.Dispatcher) ? System.Dispatchers.Lookup(props.Deploy.Dispatcher)
        : systemService ? System.Dispatchers.Lookup(Dispatchers.InternalDispatcherId)
        : System.Dispatchers.DefaultGlobalDispatcher;

    /// <summary>The root, which also has the names that are no actors.</summary>
    private sealed class RootGuardianRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path,
        ConcurrentDictionary<string, IInternalActorRef> extraNames)
        : LocalActorRef(system, props, dispatcher, supervisor, path)
    {
        // There is nothing above to go to.
        public override IInternalActorRef Parent => this;

        public override IInternalActorRef GetSingleChild(string name) =>
            extraNames.TryGetValue(name, out var extra) ? extra : base.GetSingleChild(name);
    }

    /// <summary>The supervisor of the root: learns that the whole tree has stopped, or must.</summary>
    private sealed class AboveRoot(LocalActorRefProvider provider, TaskCompletionSource stopped) : MinimalActorRef
    {
        public override ActorPath Path { get; } = provider.RootPath / "_above";

        public override IActorRefProvider Provider => provider;

        public override void SendSystemMessage(ISystemMessage message)
        {
            if (message is Failed failed)
            {
                provider.EventStream.Publish(new Error(failed.Cause, Path.ToString(), GetType(), $"Root guardian failed: {failed.Cause.Message}. Shutting down."));
                ((IInternalActorRef)failed.Child).Stop();
            }
            else if (message is DeathWatchNotification)
            {
                stopped.TrySetResult();
            }
        }
    }
}
