using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Routing;

namespace Akka.Actor;

/// <summary>The tree of a system that knows only its own process: /, /user, /system, /temp, /deadLetters.</summary>
internal sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _extraNames = new();
    private readonly TaskCompletionSource _rootStopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly VirtualPathContainer _temp;
    private long _tempNames;

    public LocalActorRefProvider(ActorSystemImpl system)
    {
        System = system;
        Deployer = new Deployer(system.Settings);
        RootPath = new RootActorPath(new Address("akka", system.Name));
        var deadLetters = new DeadLetterActorRef(this, RootPath / "deadLetters", system.EventStream);
        DeadLetters = deadLetters;
        IgnoreRef = new IgnoreActorRef(this);
        RootGuardian = null!;
        Guardian = null!;
        SystemGuardian = null!;
        _temp = new VirtualPathContainer(this, RootPath / "temp", ActorRefs.Nobody);
        _extraNames["temp"] = _temp;
        _extraNames["deadLetters"] = deadLetters;
    }

    public ActorSystemImpl System { get; }

    public EventStream EventStream => System.EventStream;

    public Settings Settings => System.Settings;

    public Deployer Deployer { get; }

    public ActorPath RootPath { get; }

    public Address DefaultAddress => RootPath.Address;

    public IActorRef DeadLetters { get; }

    public IActorRef IgnoreRef { get; }

    public LocalActorRef RootGuardian { get; private set; }

    public LocalActorRef Guardian { get; private set; }

    public LocalActorRef SystemGuardian { get; private set; }

    IInternalActorRef IActorRefProvider.RootGuardian => RootGuardian;

    public IInternalActorRef TempContainer => _temp;

    public Task TerminationTask => _rootStopped.Task;

    /// <summary>Makes the guardians and starts them.</summary>
    public void Start()
    {
        var dispatcher = System.Dispatchers.Lookup(Dispatchers.InternalDispatcherId);
        var top = new AboveRoot(this, _rootStopped);
        RootGuardian = new RootGuardianRef(System, Props.Create<GuardianActor>(Guardians.RootStrategy), dispatcher, top, RootPath, _extraNames);
        RootGuardian.Start();
        var userStrategy = SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create();
        Guardian = StartGuardian(Props.Create<GuardianActor>(userStrategy), "user", System.Dispatchers.DefaultGlobalDispatcher);
        SystemGuardian = StartGuardian(
            Props.Create<SystemGuardianActor>(Guardian).WithSupervisorStrategy(SupervisorStrategy.DefaultStrategy), "system", dispatcher);
        RootGuardian.SendSystemMessage(new Watch(SystemGuardian, RootGuardian));
        SystemGuardian.SendSystemMessage(new Watch(Guardian, SystemGuardian));
    }

    /// <summary>Makes the reference of a new actor, with its deployment from the configuration; not started yet.</summary>
    public IInternalActorRef ActorOf(Props props, IInternalActorRef supervisor, string name, long uid, bool systemService)
    {
        if (!systemService && Deployer.HasAny && Deployer.Lookup(PathOf(supervisor, name, uid)) is { } deployment)
            props = props.WithDeploy(deployment.WithFallback(props.Deploy));
        return props.RouterConfig is NoRouter
            ? new LocalActorRef(System, props, DispatcherOf(props, systemService), supervisor, name, uid)
            : RoutedActorRef.Create(System, props, supervisor, PathOf(supervisor, name, uid));
    }

    public IActorRef RootGuardianAt(Address address) => address == RootPath.Address ? RootGuardian : DeadLetters;

    public ActorPath TempPath() => _temp.Path / GeneratedNames.Encode("$", Interlocked.Increment(ref _tempNames) - 1);

    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path) => _temp.Add(path.Name, actorRef);

    public void UnregisterTempActor(ActorPath path) => _temp.Remove(path.Name);

    public IActorRef ResolveActorRef(string path) => ActorPath.TryParse(path, out var parsed) ? ResolveActorRef(parsed) : DeadLetters;

    public IActorRef ResolveActorRef(ActorPath actorPath)
    {
        if (actorPath.Root.Address != RootPath.Address) return DeadLetters;
        if (actorPath.Depth == 0) return RootGuardian;
        var found = RootGuardian.GetChild(actorPath.Elements);
        return found.IsNobody() || (actorPath.Uid != ActorPath.NoUid && found.Path.Uid != actorPath.Uid)
            ? new EmptyLocalActorRef(this, actorPath, EventStream)
            : found;
    }

    public Address? GetExternalAddressFor(Address address) => address == RootPath.Address ? address : null;

    private static ActorPath PathOf(IInternalActorRef supervisor, string name, long uid) => new ChildActorPath(supervisor.Path, name, uid);

    private LocalActorRef StartGuardian(Props props, string name, MessageDispatcher dispatcher)
    {
        var guardian = new LocalActorRef(System, props, dispatcher, RootGuardian, new ChildActorPath(RootPath, name, System.NextUid()));
        RootGuardian.Cell.AddChild(guardian);
        guardian.Start();
        return guardian;
    }

    private MessageDispatcher DispatcherOf(Props props, bool systemService) =>
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
