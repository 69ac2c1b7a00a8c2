using System.Linq.Expressions;
using Akka.Actor;
using Akka.Actor.Dsl;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Starts an actor as a child of the system's user guardian, with a generated name.</summary>
    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    /// <summary>Starts an actor as a child of the system's user guardian; without a name it gets a generated one.</summary>
    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    /// <summary>Starts an actor of a type with a parameterless constructor, with a generated name.</summary>
    public IActorRef ActorOf<TActor>() where TActor : ActorBase, new() => ActorOf(Props.Create<TActor>());

    /// <summary>Starts an actor of a type with a parameterless constructor.</summary>
    public IActorRef ActorOf<TActor>(string? name) where TActor : ActorBase, new() => ActorOf(Props.Create<TActor>(), name);

    /// <summary>Starts an actor made by a constructor call, with a generated name.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory) where TActor : ActorBase => ActorOf(Props.Create(factory));

    /// <summary>Starts an actor made by a constructor call.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory, string? name) where TActor : ActorBase =>
        ActorOf(Props.Create(factory), name);

    /// <summary>Starts an actor described in place.</summary>
    public IActorRef ActorOf(Action<IActorDsl> configure, string? name = null) => Sys.ActorOf(configure, name);

    /// <summary>Starts an actor described in place, with its context at hand.</summary>
    public IActorRef ActorOf(Action<IActorDsl, IActorContext> configure, string? name = null) => Sys.ActorOf(configure, name);

    /// <summary>The actors that a path names.</summary>
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>The actors that a path, possibly with wildcards, names.</summary>
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>The actors that a path names, from another actor on.</summary>
    public ActorSelection ActorSelection(IActorRef anchorRef, string actorPath) =>
        ActorRefFactoryShared.ActorSelection(anchorRef, actorPath);
}
