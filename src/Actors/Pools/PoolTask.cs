using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Pools.PoolProtocol;

namespace ActorConcurrency.Actors.Pools;

/// <summary>A job in a pool.</summary>
internal sealed class PoolTask(Submit submit, IActorRef replyTo, long number, DateTimeOffset since)
{
    private JobStart? _start;
    private int _attempts;

    public Submit Submit => submit;
    public IActorRef ReplyTo => replyTo;
    public long Number => number;

    /// <summary>How often it was started; an attempt that was stopped before it began does not count.</summary>
    public int Attempts => _attempts - (_start is { IsWithdrawn: true } ? 1 : 0);

    /// <summary>Nobody waits for the outcome: the job is not started again, and its end told to nobody.</summary>
    public bool IsAbandoned { get; set; }

    public JobStart BeginAttempt()
    {
        _attempts++;
        return _start = new JobStart();
    }

    /// <summary>Sees to it that the attempt under way does not begin any more; true when it has begun.</summary>
    public bool StopAttempt()
    {
        _start?.Stop();
        return _start is { IsWithdrawn: false };
    }

    /// <summary>Sees to it that the attempt under way does not begin any more, unless it has.</summary>
    public void Withdraw() => _start?.Withdraw();

    public WaiterInfo Info => new(submit.Owner, submit.RequestId, "Submit", 1, since);
    public PoolJobInfo JobInfo => new(number, submit.Owner, submit.RequestId, Attempts);
}
