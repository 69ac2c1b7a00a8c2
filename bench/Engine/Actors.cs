using Akka.Actor;

namespace ActorConcurrency.Bench.Engine;

/// <summary>Counts its messages and says when all have come.</summary>
internal sealed class Counter(int expected, TaskCompletionSource done) : UntypedActor
{
    private int _left = expected;

    protected override void OnReceive(object message)
    {
        if (--_left == 0) done.SetResult();
    }
}

/// <summary>Sends everything back.</summary>
internal sealed class Echo : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message, Self);
}

/// <summary>Plays a number of exchanges with a partner, so many messages in flight.</summary>
internal sealed class Pinger(IActorRef partner, int exchanges, int inFlight, TaskCompletionSource done) : UntypedActor
{
    private int _toSend = exchanges;
    private int _toReceive = exchanges;

    protected override void PreStart()
    {
        for (var i = 0; i < inFlight; i++) Send();
    }

    protected override void OnReceive(object message)
    {
        if (--_toReceive == 0) done.SetResult();
        else if (_toSend > 0) Send();
    }

    private void Send()
    {
        _toSend--;
        partner.Tell(this, Self);
    }
}

/// <summary>Makes children and sends each one message, after which it stops.</summary>
internal sealed class Spawner(int count, Countdown stopped) : UntypedActor
{
    private readonly Props _child = Props.Create(() => new OneMessage(stopped));

    protected override void OnReceive(object message)
    {
        for (var i = 0; i < count; i++) Context.ActorOf(_child).Tell(message, Self);
    }

    private sealed class OneMessage(Countdown stopped) : UntypedActor
    {
        protected override void OnReceive(object message) => Context.Stop(Self);

        protected override void PostStop() => stopped.Signal();
    }
}

/// <summary>Counts its share of the messages, and signals when all of it has come.</summary>
internal sealed class ShareCounter(int share, Countdown countdown) : UntypedActor
{
    private int _left = share;

    protected override void OnReceive(object message)
    {
        if (--_left == 0) countdown.Signal();
    }
}

/// <summary>Says when a number of signals has come, from any thread.</summary>
internal sealed class Countdown(int count)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = count;

    public Task Done => _done.Task;

    public void Signal()
    {
        if (Interlocked.Decrement(ref _left) == 0) _done.SetResult();
    }
}
