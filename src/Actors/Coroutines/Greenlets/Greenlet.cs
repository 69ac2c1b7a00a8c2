using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines.Greenlets;

/// <summary>A greenlet of a group, as the group sees it.</summary>
internal sealed class Greenlet(GreenletsProtocol.Create created, IPrimitives primitives)
{
    public string Name => created.Name;
    public string Parent => created.Parent;
    public IActorRef? Runner { get; private set; }
    public bool IsDead { get; private set; }

    /// <summary>Gives it control: the first time it starts.</summary>
    public IActorRef Resume(IUntypedActorContext context, object? value, Exception? error)
    {
        Runner ??= context.StartCoroutine(new CoroutineSpec(primitives, Name, (seat, argument) => created.Body(seat, Parent, argument)));
        Runner.Tell(new CoroutineRunner.Resume(value, error));
        return Runner;
    }

    /// <summary>It has ended: what it held is free.</summary>
    public void End(IUntypedActorContext context)
    {
        IsDead = true;
        if (Runner is not null)
            context.Stop(Runner);
    }

    public GreenletInfo Info(string current) => new(Name, Parent, this switch
    {
        { IsDead: true } => GreenletState.Dead,
        { Runner: null } => GreenletState.Created,
        _ => Name == current ? GreenletState.Running : GreenletState.Suspended,
    });
}
