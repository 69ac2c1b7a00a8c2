using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Associations;
using Akka.Remote.Deployment;

namespace Akka.Remote;

/// <summary>Makes and finds references to actors of this and of other systems.</summary>
[InternalApi]
public class RemoteActorRefProvider : IRemotingProvider
{
    private readonly Settings _settings;
    private LocalActorRefProvider _local = null!;
    private ActorSystemImpl _system = null!;

    /// <summary>Creates the provider.</summary>
    /// <exception cref="ConfigurationException">A setting of remoting is not valid.</exception>
    public RemoteActorRefProvider(string systemName, Settings settings, EventStream eventStream)
    {
        _settings = settings;
        settings.InjectTopLevelFallback(ConfigurationFactory.FromResource("Akka.Remote.reference.conf", typeof(RemoteActorRefProvider).Assembly));
        RemoteSettings = new RemoteSettings(settings.Config);
        ActorTypes = new ActorTypes(settings.Config);
    }

    /// <summary>The settings of remoting.</summary>
    public RemoteSettings RemoteSettings { get; }

    internal ActorSystemImpl System => _system;

    ActorSystemImpl IEngineProvider.System => _system;

    internal Remoting Remoting { get; private set; } = null!;

    internal ActorTypes ActorTypes { get; }

    internal RemoteDaemon Daemon { get; private set; } = null!;

    /// <summary>Watches over other nodes, for actors that watch something there.</summary>
    internal IActorRef RemoteWatcher { get; private set; } = null!;

    /// <inheritdoc />
    public IInternalActorRef RootGuardian => _local.RootGuardian;

    /// <inheritdoc />
    public LocalActorRef Guardian => _local.Guardian;

    /// <inheritdoc />
    public LocalActorRef SystemGuardian => _local.SystemGuardian;

    /// <inheritdoc />
    public IActorRef DeadLetters => _local.DeadLetters;

    /// <inheritdoc />
    public IActorRef IgnoreRef => _local.IgnoreRef;

    /// <inheritdoc />
    public ActorPath RootPath => _local.RootPath;

    /// <inheritdoc />
    public Settings Settings => _settings;

    /// <inheritdoc />
    public Deployer Deployer => _local.Deployer;

    /// <inheritdoc />
    public IInternalActorRef TempContainer => _local.TempContainer;

    /// <inheritdoc />
    public Task TerminationTask => _local.TerminationTask;

    /// <inheritdoc />
    public Address DefaultAddress => Remoting?.Address ?? _local.RootPath.Address;

    /// <inheritdoc />
    public ActorPath TempPath() => _local.TempPath();

    /// <inheritdoc />
    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path) => _local.RegisterTempActor(actorRef, path);

    /// <inheritdoc />
    public void UnregisterTempActor(ActorPath path) => _local.UnregisterTempActor(path);

    /// <inheritdoc />
    public Address? GetExternalAddressFor(Address address) =>
        IsHere(address) ? _local.RootPath.Address : address.HasGlobalScope ? DefaultAddress : null;

    /// <inheritdoc />
    public IActorRef RootGuardianAt(Address address) =>
        IsHere(address) ? RootGuardian : new RemoteActorRef(Remoting, new RootActorPath(address), ActorRefs.Nobody);

    /// <inheritdoc />
    public IActorRef ResolveActorRef(string path)
    {
        if (path == IgnoreRef.Path.ToSerializationFormat()) return IgnoreRef;
        if (path == ActorRefs.Nobody.Path.ToSerializationFormat()) return ActorRefs.Nobody;
        if (!ActorPath.TryParseAddress(path, out var address, out var rest)) return DeadLetters;
        if (!IsHere(address)) return ReferenceAt(address, rest);
        return ActorPath.TryParse(_local.RootPath, rest, out var here) ? ResolveHere(here) : DeadLetters;
    }

    /// <inheritdoc />
    public IActorRef ResolveActorRef(ActorPath actorPath)
    {
        if (!IsHere(actorPath.Address)) return new RemoteActorRef(Remoting, actorPath, ActorRefs.Nobody);
        return ActorPath.TryParse(_local.RootPath, Codec.WirePath(actorPath), out var here) ? ResolveHere(here) : DeadLetters;
    }

    /// <summary>The actor of this system at a path without address.</summary>
    internal IActorRef ResolveHere(string path) => ActorPath.TryParse(_local.RootPath, path, out var here) ? ResolveHere(here) : DeadLetters;

    /// <summary>A reference to an actor of another system, by its path without address.</summary>
    internal IActorRef ReferenceAt(Address address, ReadOnlySpan<char> path) =>
        ActorPath.TryParse(new RootActorPath(address), path, out var there) ? new RemoteActorRef(Remoting, there, ActorRefs.Nobody) : DeadLetters;

    internal bool IsHere(Address address) => address == DefaultAddress || address == _local.RootPath.Address;

    Deployer IRemotingProvider.CreateDeployer(Settings settings) => CreateDeployer(settings);

    void IRemotingProvider.Attach(ActorSystemImpl system)
    {
        _system = system;
        _local = system.RefFactory;
    }

    void IRemotingProvider.Start()
    {
        Remoting = new Remoting(this, _system, RemoteSettings);
        Daemon = new RemoteDaemon(this);
        _local.RegisterExtraName(RemoteDaemon.Name, Daemon);
        _system.Serialization.AddOwn("system-messages", new Messages.SystemMessageSerializer(_system));
        _system.Serialization.AddOwn("remote-messages", new Messages.RemoteMessageSerializer(_system));
        Remoting.Start();
        RemoteWatcher = CreateRemoteWatcher(_system);
        _system.SystemActorOf(RemoteSettings.ConfigureDispatcher(Props.Create(() => new RemotingTerminator(this))), "remoting-terminator");
        OnStarted();
    }

    IInternalActorRef? IRemotingProvider.TryActorOf(Props props, IInternalActorRef supervisor, string name, long uid, bool isLocalOnly) =>
        RemoteDeployment.TryActorOf(this, props, supervisor, name, uid, isLocalOnly);

    /// <summary>Makes the actor that watches over other nodes.</summary>
    [InternalApi]
    protected virtual IActorRef CreateRemoteWatcher(ActorSystem system) => StartRemoteWatcher(system, Remote.RemoteWatcher.Props);

    /// <summary>Starts the watcher over other nodes.</summary>
    /// <param name="system">The system.</param>
    /// <param name="props">
    /// Makes its props of the failure detectors, the intervals of heartbeats and of looking for nodes that do not answer, and the time within
    /// which a first answer is expected.
    /// </param>
    internal IActorRef StartRemoteWatcher(
        ActorSystem system, Func<IFailureDetectorRegistry<Address>, TimeSpan, TimeSpan, TimeSpan, Props> props)
    {
        var registry = new DefaultFailureDetectorRegistry<Address>(() => FailureDetectors.Create(
            RemoteSettings.WatchFailureDetectorImplementationClass, RemoteSettings.WatchFailureDetectorConfig, system));
        var watcher = props(
            registry,
            RemoteSettings.WatchHeartBeatInterval,
            RemoteSettings.WatchUnreachableReaperInterval,
            RemoteSettings.WatchHeartbeatExpectedResponseAfter);
        return ((ExtendedActorSystem)system).SystemActorOf(RemoteSettings.ConfigureDispatcher(watcher), "remote-watcher");
    }

    /// <summary>Makes the reader of the deployments.</summary>
    [InternalApi]
    protected virtual Deployer CreateDeployer(Settings settings) => new RemoteDeployer(settings);

    /// <summary>Remoting listens, and the extensions are not loaded yet: the place for what is built on it.</summary>
    [InternalApi]
    protected virtual void OnStarted()
    {
    }

    private IActorRef ResolveHere(ActorPath path) => path.Depth > 0 && path.ParentOf(1).Name == RemoteDaemon.Name
        ? Daemon.Resolve(path)
        : _local.ResolveActorRef(path);
}
