using System.Collections.Concurrent;
using ActorConcurrency.Actors.Processes;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>What the primitives of one actor system have in common: their registry and the clients of their owners.</summary>
internal sealed class ConcurrencyExtension : IExtension
{
    private readonly ExtendedActorSystem _system;
    private readonly ConcurrentDictionary<IActorRef, Lazy<OwnerClient>> _actorOwners = new();
    private long _owners;

    private ConcurrencyExtension(ExtendedActorSystem system)
    {
        _system = system;
        system.Settings.InjectTopLevelFallback(PrimitiveRegistry.DefaultConfig);
        IdleClients = new ClientPool(system, () => OwnerName(null));
        Registry = new PrimitiveRegistry(system, IdleClients);
        Unowned = new Concurrency(this, Registry, () => new RentedClients(IdleClients));
    }

    public PrimitiveRegistry Registry { get; }
    public WriteHandlers WriteHandlers { get; } = new();
    public ClientPool IdleClients { get; }
    public IConcurrency Unowned { get; }
    public ActorSystem System => _system;
    public IScheduler Clock => _system.Scheduler;

    public static ConcurrencyExtension Of(ActorSystem system) => Provider.Instance.Apply(system);

    /// <summary>The one client of an actor of the caller's: its request numbers must not repeat, so it has no second one.</summary>
    public OwnerClient ClientOf(IActorRef owner) =>
        _actorOwners.GetOrAdd(owner, static (actor, self) => new Lazy<OwnerClient>(() => self.NewClientOf(actor)), this).Value;

    /// <summary>The view of an owner that is an actor.</summary>
    public IConcurrency OwnedBy(IActorRef owner, IPrimitives primitives, ParentProcess? process = null)
    {
        var client = ClientOf(owner);
        return new Concurrency(this, primitives, () => new BoundClients(client), owner, process);
    }

    public OwnerClient NewOwner(string? name) => new(_system, OwnerName(name));

    public void Stop(OwnerClient client) => _system.Stop(client.Mailbox);

    private OwnerClient NewClientOf(IActorRef owner) =>
        new(_system, OwnerName($"for-{owner.Path.Name}"), owner, () => _actorOwners.TryRemove(owner, out _));

    private string OwnerName(string? name)
    {
        var number = Interlocked.Increment(ref _owners);
        return string.IsNullOrEmpty(name) ? $"owner-{number}" : $"owner-{number}-{Uri.EscapeDataString(name)}";
    }

    private sealed class Provider : ExtensionIdProvider<ConcurrencyExtension>
    {
        public static Provider Instance { get; } = new();

        public override ConcurrencyExtension CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
