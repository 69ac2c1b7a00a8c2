using Akka.Actor;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Support;

/// <summary>An actor that does what a message says, tells an observer of its hooks, and echoes everything else to the sender.</summary>
public sealed class Puppet : UntypedActor
{
    private readonly IActorRef _observer;
    private readonly PuppetScript _script;
    private int _count;

    public Puppet(IActorRef observer, PuppetScript script)
    {
        _observer = observer;
        _script = script;
        _script.Created++;
        if (_script.FailConstructorFrom <= _script.Created)
            throw new InvalidOperationException("constructor");
        Tell($"created {_script.Created}");
    }

    public static Props Props(IActorRef observer, PuppetScript? script = null) =>
        Akka.Actor.Props.Create<Puppet>(observer, script ?? new PuppetScript());

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Exception failure:
                throw failure;
            case Do work:
                work.Action(Context);
                break;
            case "count":
                Sender.Tell(++_count);
                break;
            case "unhandled":
            case Terminated when !_script.HandlesTerminated:
                Unhandled(message);
                break;
            case Terminated:
                break;
            default:
                Sender.Tell(message);
                break;
        }
    }

    protected override SupervisorStrategy SupervisorStrategy() => _script.Strategy ?? base.SupervisorStrategy();

    protected override void PreStart()
    {
        Tell("PreStart");
        if (_script.FailPreStartFrom <= _script.Created)
            throw new InvalidOperationException("PreStart");
    }

    protected override void PreRestart(Exception reason, object? message)
    {
        Tell($"PreRestart {reason.Message} {message?.GetType().Name}");
        if (_script.FailPreRestart)
            throw new InvalidOperationException("PreRestart");
        if (!_script.KeepsChildren)
            base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        Tell($"PostRestart {reason.Message}");
        base.PostRestart(reason);
    }

    protected override void PostStop() => Tell("PostStop");

    private void Tell(object what) => _observer.Tell(_script.Name is null ? what : $"{_script.Name}: {what}");
}

/// <summary>How a puppet behaves over all its instances. <see cref="Created"/> counts them.</summary>
public sealed class PuppetScript
{
    public string? Name { get; init; }

    public int Created { get; set; }

    public int FailConstructorFrom { get; init; } = int.MaxValue;

    public int FailPreStartFrom { get; init; } = int.MaxValue;

    public bool FailPreRestart { get; init; }

    public bool KeepsChildren { get; init; }

    public bool HandlesTerminated { get; init; } = true;

    public SupervisorStrategy? Strategy { get; init; }
}

/// <summary>Work for a puppet, with its context.</summary>
public sealed record Do(Action<IUntypedActorContext> Action);

public static class PuppetCalls
{
    /// <summary>Has a puppet create a child, and waits for it.</summary>
    public static IActorRef CreateChild(this IActorRef puppet, Akka.TestKit.TestKitBase kit, Props props, string? name = null)
    {
        var probe = kit.CreateTestProbe();
        puppet.Tell(new Do(context => probe.Ref.Tell(context.ActorOf(props, name))));
        return probe.ExpectMsg<IActorRef>();
    }
}
