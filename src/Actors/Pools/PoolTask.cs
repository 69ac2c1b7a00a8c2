using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Pools.PoolProtocol;

namespace ActorConcurrency.Actors.Pools;

/// <summary>A job in a pool: at its place in the queue while it waits, and among what is held while it runs.</summary>
internal sealed class PoolTask : Held<PoolTask>
{
    private readonly Submit _submit;
    private PoolWorkerActor.Run? _latest;
    private int _attempts;

    public PoolTask(Submit submit, IActorRef replyTo, long number, DateTimeOffset since)
        : base(submit.Owner, submit.RequestId, new FencingToken(0, submit.RequestId), replyTo, since, null!)
    {
        Value = this;
        _submit = submit;
        Number = number;
    }

    public Submit Submit => _submit;
    public long Number { get; }

    /// <summary>How often it was started; an attempt that was stopped before it began does not count.</summary>
    public int Attempts => _attempts - (_latest is { Start.IsWithdrawn: true } ? 1 : 0);

    /// <summary>Nobody waits for the outcome: the job is not started again, and its end told to nobody.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>The attempt that begins now, under the token that it is held by.</summary>
    public PoolWorkerActor.Run NewAttempt()
    {
        _attempts++;
        return _latest = new PoolWorkerActor.Run(Token, _submit.Job, Attempts);
    }

    /// <summary>Lets it wait for another attempt, by the number that its owner gave it.</summary>
    public void Requeue() => Id = RequestId;

    /// <summary>Sees to it that the attempt under way does not begin any more; true when it has begun.</summary>
    public bool StopAttempt()
    {
        _latest?.Start.Stop();
        return _latest is { Start.IsWithdrawn: false };
    }

    /// <summary>Sees to it that the attempt under way does not begin any more, unless it has.</summary>
    public void Withdraw() => _latest?.Start.Withdraw();

    public WaiterInfo Info => new(Owner, RequestId, "Submit", 1, Since);
    public PoolJobInfo JobInfo => new(Number, Owner, RequestId, Attempts);
}
