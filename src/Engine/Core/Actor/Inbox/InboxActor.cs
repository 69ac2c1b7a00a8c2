using Akka.Event;
using Akka.Simulation;

namespace Akka.Actor;

/// <summary>Keeps an inbox's messages and those who wait for one.</summary>
internal sealed class InboxActor(int capacity) : UntypedActor
{
    private readonly LinkedList<object> _messages = new();
    private readonly LinkedList<Take> _waiting = new();
    private bool _saidFull;

    /// <summary>True for what a <see cref="Take"/> gets instead of a message; a message that is a failure itself is something else.</summary>
    internal static bool IsExpired(object taken) => taken is Status.Failure { Cause: ExpiredException };

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Take take:
                OnTake(take);
                break;
            case Expire expire:
                if (_waiting.Remove(expire.Take))
                    expire.Take.Complete(new Status.Failure(new ExpiredException("No message came in time")));
                break;
            case StartWatch { Message: null } watch:
                Context.Watch(watch.Subject);
                break;
            case StartWatch watch:
                Context.WatchWith(watch.Subject, watch.Message);
                break;
            case StopWatch unwatch:
                Context.Unwatch(unwatch.Subject);
                break;
            default:
                OnMessage(message);
                break;
        }
    }

    protected override void PostStop()
    {
        foreach (var take in _waiting)
            take.Complete(new Status.Failure(new ExpiredException("The inbox has ended")));
    }

    private void OnTake(Take take)
    {
        for (var node = _messages.First; node is not null; node = node.Next)
        {
            if (!take.Fits(node.Value))
                continue;
            _messages.Remove(node);
            take.Timer?.Cancel();
            take.Complete(node.Value);
            return;
        }

        _waiting.AddLast(take);
        if (take.Timeout != Timeout.InfiniteTimeSpan)
            take.Timer = Context.System.Scheduler.ScheduleTellOnceCancelable(Positive(take.Timeout), Self, new Expire(take), Self);
    }

    private void OnMessage(object message)
    {
        for (var node = _waiting.First; node is not null; node = node.Next)
        {
            if (!node.Value.Fits(message))
                continue;
            _waiting.Remove(node);
            node.Value.Timer?.Cancel();
            node.Value.Complete(message);
            return;
        }

        if (_messages.Count < capacity)
        {
            _messages.AddLast(message);
        }
        else if (!_saidFull)
        {
            _saidFull = true;
            Context.GetLogger().Warning(
                "Dropping message: the inbox has its {0} messages; akka.actor.inbox.inbox-size is how many it may have", capacity);
        }
    }

    private static TimeSpan Positive(TimeSpan timeout) => timeout < TimeSpan.Zero ? TimeSpan.Zero : timeout;

    /// <summary>Takes the next message that fits; null fits every one.</summary>
    internal sealed class Take(Predicate<object>? predicate, TimeSpan timeout)
    {
        public TimeSpan Timeout { get; } = timeout;

        public TaskCompletionSource<object> Message { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ICancelable? Timer { get; set; }

        private bool IsMadeInside { get; } = Simulator.Current is not null;

        public void Complete(object result)
        {
            Message.TrySetResult(result);
            Simulator.Completes(IsMadeInside);
        }

        public bool Fits(object message) => predicate is null || predicate(message);
    }

    /// <summary>Watches an actor; at its end the message, or <see cref="Terminated"/> where that is null, comes in.</summary>
    internal sealed record StartWatch(IActorRef Subject, object? Message);

    /// <summary>Ends a watch.</summary>
    internal sealed record StopWatch(IActorRef Subject);

    private sealed record Expire(Take Take);

    private sealed class ExpiredException(string message) : TimeoutException(message);
}
