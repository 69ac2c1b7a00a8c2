namespace Akka.Actor;

/// <summary>Does something to every instance of certain actor types, before its first hook and after its last one.</summary>
public interface IActorProducerPlugin
{
    /// <summary>True for the actor types that the plugin is for.</summary>
    bool CanBeAppliedTo(Type actorType);

    /// <summary>Called with a new instance, before its first hook.</summary>
    void AfterIncarnated(ActorBase actor, IActorContext context);

    /// <summary>Called with an instance that stops or is about to be replaced, after its last hook.</summary>
    void BeforeIncarnated(ActorBase actor, IActorContext context);
}

/// <summary>Base of plugins for all actors.</summary>
public abstract class ActorProducerPluginBase : IActorProducerPlugin
{
    /// <summary>Creates the plugin.</summary>
    protected ActorProducerPluginBase()
    {
    }

    /// <inheritdoc />
    public virtual bool CanBeAppliedTo(Type actorType) => true;

    /// <inheritdoc />
    public virtual void AfterIncarnated(ActorBase actor, IActorContext context)
    {
    }

    /// <inheritdoc />
    public virtual void BeforeIncarnated(ActorBase actor, IActorContext context)
    {
    }
}

/// <summary>Base of plugins for one type of actors and those derived from it.</summary>
/// <typeparam name="TActor">The type of actors.</typeparam>
public abstract class ActorProducerPluginBase<TActor> : IActorProducerPlugin
    where TActor : ActorBase
{
    /// <summary>Creates the plugin.</summary>
    protected ActorProducerPluginBase()
    {
    }

    /// <inheritdoc />
    public virtual bool CanBeAppliedTo(Type actorType) => typeof(TActor).IsAssignableFrom(actorType);

    /// <summary>Called with a new instance, before its first hook.</summary>
    public virtual void AfterIncarnated(TActor actor, IActorContext context)
    {
    }

    /// <summary>Called with an instance that stops or is about to be replaced, after its last hook.</summary>
    public virtual void BeforeIncarnated(TActor actor, IActorContext context)
    {
    }

    void IActorProducerPlugin.AfterIncarnated(ActorBase actor, IActorContext context) => AfterIncarnated((TActor)actor, context);

    void IActorProducerPlugin.BeforeIncarnated(ActorBase actor, IActorContext context) => BeforeIncarnated((TActor)actor, context);
}

/// <summary>Gives a stash to actors that have one, and takes back what is in it. Registered from the start.</summary>
public class ActorStashPlugin : ActorProducerPluginBase
{
    /// <inheritdoc />
    public override bool CanBeAppliedTo(Type actorType) => typeof(IActorStash).IsAssignableFrom(actorType);

    /// <inheritdoc />
    public override void AfterIncarnated(ActorBase actor, IActorContext context) => ((ActorCell)context).GiveStash((IActorStash)actor);

    /// <inheritdoc />
    public override void BeforeIncarnated(ActorBase actor, IActorContext context) => ((ActorCell)context).EmptyStash();
}
