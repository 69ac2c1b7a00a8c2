using ActorConcurrency.Actors.Jobs;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Jobs;

public sealed class JobTableTests
{
    private static readonly HashSet<string> Kinds = ["known"];

    private readonly JobTable _table = new(capacity: 2, kept: 1);

    [Fact]
    public void Take_JobPutBackAtTheFront_IsTheNext()
    {
        var (first, second) = (Add("1"), Add("2"));
        Assert.False(_table.HasRoom);
        Assert.Same(first, _table.Take(Kinds));
        Assert.True(_table.HasRoom);

        _table.PutBack(first, atFront: true);

        Assert.Equal([first, second], _table.Queued);
        Assert.Same(first, _table.Take(Kinds));
    }

    [Fact]
    public void Take_KindThatIsNotKnown_LeavesItWhereItIs()
    {
        var other = Add("1", "other");
        var known = Add("2");

        Assert.Same(known, _table.Take(Kinds));

        Assert.Null(_table.Take(Kinds));
        Assert.Equal([other], _table.Queued);
    }

    [Fact]
    public void End_MoreThanAreKept_ForgetsTheOldest()
    {
        var (first, second) = (Add("1"), Add("2"));
        _table.End(first, new JobsProtocol.JobDone(0, 1));
        Assert.Same(first, _table.Find("1"));

        _table.End(second, new JobsProtocol.JobDone(0, 2));

        Assert.Null(_table.Find("1"));
        Assert.Same(second, _table.Find("2"));
        Assert.Equal(2, _table.Ended);
        Assert.Empty(_table.Queued);
    }

    [Fact]
    public void Remove_Job_FreesItsId()
    {
        var job = Add("1");

        _table.Remove(job);

        Assert.Null(_table.Find("1"));
        Assert.Empty(_table.Queued);
        Add("1");
    }

    private Job Add(string id, string kind = "known")
    {
        var job = new Job(new JobsProtocol.Post(1, ActorRefs.Nobody, id, kind, null), default);
        _table.Add(job);
        return job;
    }
}
