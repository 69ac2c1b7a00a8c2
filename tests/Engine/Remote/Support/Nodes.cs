using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Engine.Remote.Tests.Support;

/// <summary>Several systems of one process that reach each other over loopback, each on a free port.</summary>
public sealed class Nodes : IAsyncDisposable
{
    /// <summary>A limit for what takes no time unless something is wrong.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Defaults = """
        akka.loglevel = WARNING
        akka.actor.provider = remote
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
        """;

    private readonly List<ActorSystem> _systems = [];

    /// <summary>Starts a system.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hocon">What differs from the defaults.</param>
    public ActorSystem Start(string name, string hocon = "")
    {
        var system = ActorSystem.Create(name, ConfigurationFactory.ParseString(hocon).WithFallback(ConfigurationFactory.ParseString(Defaults)));
        _systems.Add(system);
        return system;
    }

    /// <summary>The address under which the others reach a system.</summary>
    public static Address AddressOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress;

    /// <summary>The reference of an actor of one system, as another one sees it.</summary>
    public static Task<IActorRef> Find(ActorSystem from, IActorRef actor, ActorSystem home) =>
        from.ActorSelection(new RootActorPath(AddressOf(home)) / actor.Path.Elements).ResolveOne(Patience);

    /// <summary>The same reference, without asking for it.</summary>
    public static IActorRef Resolve(ActorSystem from, IActorRef actor, ActorSystem home) =>
        ((ExtendedActorSystem)from).Provider.ResolveActorRef(actor.Path.ToSerializationFormatWithAddress(AddressOf(home)));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The last one first: it has what it deployed on the others stopped while they are there.
        foreach (var system in _systems.AsEnumerable().Reverse()) await system.Terminate().WaitAsync(Patience);
    }
}
