using ActorConcurrency.Actors.Jobs;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Jobs;

/// <summary>What a job's next queue learns of its attempts.</summary>
public sealed class JobPastTests
{
    private static readonly DateTimeOffset Then = DateTimeOffset.UnixEpoch;
    private static readonly JobStart First = new("a/worker-1", 1, "a", 7);
    private static readonly JobStart Second = new("b/worker-1", 2, "b", 8);

    private readonly Job _job = new(new JobsProtocol.Post(1, ActorRefs.Nobody, "it", "kind", null), Then);

    [Fact]
    public void Past_OfAJobThatWasNeverStarted_IsNothing() => Assert.Null(_job.Past);

    [Fact]
    public void Learn_FromTwoWhoKnowTheSame_KeepsItOnce()
    {
        var past = new JobPast(3, [Second], [new WorkerDeath(First.Worker, First.Attempt, Then)]);

        _job.Learn(past);
        _job.Learn(past with { Attempts = 2 });

        Assert.Equal(3, _job.Attempts);
        Assert.Equal([1], _job.Deaths.Select(death => death.Attempt));
        Assert.Equal([Second], _job.OpenStarts);
    }

    [Fact]
    public void Learn_OfAStartWhoseWorkerIsKnownToHaveDied_AddsNothing()
    {
        _job.Learn(new JobPast(1, [First], []));
        _job.AddDeath(First, Then);

        _job.Learn(new JobPast(1, [First], []));

        Assert.Empty(_job.OpenStarts);
        Assert.Equal([new WorkerDeath(First.Worker, 1, Then)], _job.Deaths);
    }

    [Fact]
    public void Learn_OfAStartWithoutACluster_PassesItOver()
    {
        _job.Learn(new JobPast(1, [First with { Node = null }], []));

        Assert.Empty(_job.OpenStarts);
        Assert.Equal(1, _job.Attempts);
    }

    [Fact]
    public void Past_WithAnAttemptUnderWay_NamesItAfterThoseOfALostQueue()
    {
        _job.Learn(new JobPast(1, [First], []));
        (_job.Attempts, _job.Start) = (2, Second);

        Assert.Equal([First, Second], _job.Past!.Starts);
    }
}
