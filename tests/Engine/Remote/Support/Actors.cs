using Akka.Actor;

namespace ActorConcurrency.Engine.Remote.Tests.Support;

/// <summary>Answers with what it gets.</summary>
public sealed class Echo : ReceiveActor
{
    public Echo() => ReceiveAny(message => Sender.Tell(message));
}

/// <summary>Answers with its sender.</summary>
public sealed class WhoAsks : ReceiveActor
{
    public WhoAsks() => ReceiveAny(_ => Sender.Tell(Sender));
}

/// <summary>Says whether the numbers from 0 on came in order.</summary>
public sealed class InOrder : ReceiveActor
{
    private int _next;

    public InOrder(int count, TaskCompletionSource<bool> done) => Receive<int>(number =>
    {
        if (number != _next++) done.TrySetResult(false);
        if (_next == count) done.TrySetResult(true);
    });
}

/// <summary>Watches one actor.</summary>
public sealed class Watcher : ReceiveActor
{
    public Watcher(IActorRef subject, TaskCompletionSource watching, TaskCompletionSource<Terminated> terminated)
    {
        Receive<Terminated>(message => terminated.TrySetResult(message));
        Receive<string>(_ => watching.TrySetResult());
        Context.Watch(subject);
        // The answer comes back behind the watch.
        subject.Tell("are you watched?");
    }
}
