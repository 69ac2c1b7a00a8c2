using ActorConcurrency.Actors.Coroutines;
using ActorConcurrency.Actors.Coroutines.Greenlets;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

public abstract class GreenletsTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private const string Main = ActorGreenlets<string>.Main;

    private readonly List<string> _log = [];

    private ActorGreenlets<string> Group => Concurrency.Greenlets<string>("group");

    private Task Create(string name, Func<IGreenletContext<string>, string?, Task<string?>> body, string parent = Main) =>
        Soon(Group.CreateAsync(name, body, parent));

    private Task<string?> Switch(string name, string? value = null) => Soon(Group.SwitchAsync(name, value));

    private Task CreateEcho(string name) => Create(name, async (context, value) =>
    {
        while (true)
            value = await context.SwitchAsync(Main, $"{name} got {value}");
    });

    [Fact]
    public async Task Switch_BetweenTwo_AlternatesStartingWithTheNamedOne()
    {
        await Create("eat", (context, _) => TakeTurns(context, "drink"));
        await Create("drink", (context, _) => TakeTurns(context, "eat"));

        await Switch("eat");

        Assert.Equal(["eat", "drink", "eat", "drink", "eat"], _log.Take(5));

        async Task<string?> TakeTurns(IGreenletContext<string> context, string other)
        {
            for (var round = 0; round < 3; round++)
            {
                _log.Add(context.Name);
                await context.SwitchAsync(other);
            }

            return null;
        }
    }

    [Fact]
    public async Task Switch_PassesValuesBothWays()
    {
        await CreateEcho("echo");

        Assert.Equal("echo got first", await Switch("echo", "first"));
        Assert.Equal("echo got second", await Switch("echo", "second"));
    }

    [Fact]
    public async Task End_GivesTheReturnValueToTheParent()
    {
        await Create("parent", async (context, _) => $"parent got {await context.SwitchAsync("child")}");
        await Create("child", (_, _) => Task.FromResult<string?>("from child"), parent: "parent");

        Assert.Equal("parent got from child", await Switch("parent"));
        Assert.True(await Soon(Group.IsDeadAsync("child")));
        Assert.True(await Soon(Group.IsDeadAsync("parent")));
    }

    [Fact]
    public async Task Exception_TravelsToTheParent_WhichMayCatchIt()
    {
        await Create("parent", async (context, _) =>
        {
            try
            {
                return await context.SwitchAsync("child");
            }
            catch (FormatException caught)
            {
                return $"caught {caught.Message}";
            }
        });
        await Create("child", (_, _) => throw new FormatException("it"), parent: "parent");

        Assert.Equal("caught it", await Switch("parent"));
    }

    [Fact]
    public async Task Exception_NobodyCatches_ArrivesInTheMainFlow()
    {
        var failure = new FormatException();
        await Create("parent", (context, _) => context.SwitchAsync("child"));
        await Create("child", (_, _) => throw failure, parent: "parent");

        Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => Switch("parent")));

        Assert.True(await Soon(Group.IsDeadAsync("parent")));
    }

    [Fact]
    public async Task Switch_ToADeadOne_GoesToItsParent()
    {
        await Create("short", (_, _) => Task.FromResult<string?>("over"));
        Assert.Equal("over", await Switch("short"));

        Assert.Equal("again", await Switch("short", "again"));
    }

    [Fact]
    public async Task Throw_IsRaisedWhereItWaits()
    {
        await Create("waits", async (context, _) =>
        {
            try
            {
                return await context.SwitchAsync(Main, "waiting");
            }
            catch (FormatException)
            {
                return "raised";
            }
        });
        await Switch("waits");

        Assert.Equal("raised", await Soon(Group.ThrowAsync("waits", new FormatException())));
    }

    [Fact]
    public async Task Throw_BeforeItsStart_KillsItAndArrivesAtItsParent()
    {
        await CreateEcho("echo");

        await Assert.ThrowsAsync<FormatException>(() => Soon(Group.ThrowAsync("echo", new FormatException())));

        Assert.True(await Soon(Group.IsDeadAsync("echo")));
    }

    [Fact]
    public async Task Throw_OfTheExit_EndsItWithoutFailure()
    {
        await CreateEcho("echo");
        await Switch("echo");

        Assert.Null(await Soon(Group.ThrowAsync("echo", new CoroutineExitException())));

        Assert.True(await Soon(Group.IsDeadAsync("echo")));
    }

    [Fact]
    public async Task Switch_ToAnUnknownOne_IsRefusedAndControlStays()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Switch("nobody"));
        await Create("tries", async (context, _) =>
        {
            await Assert.ThrowsAsync<KeyNotFoundException>(() => context.SwitchAsync("nobody"));
            return "still here";
        });

        Assert.Equal("still here", await Switch("tries"));
    }

    [Fact]
    public async Task Switch_ToItself_GivesTheValueBack()
    {
        await Create("self", async (context, _) => await context.SwitchAsync("self", "mine"));

        Assert.Equal("mine", await Switch("self"));
    }

    [Fact]
    public async Task Create_TakenName_IsRefused_AndFreeAgainAfterDeath()
    {
        await Create("once", (_, _) => Task.FromResult<string?>("first"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CreateEcho("once"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CreateEcho(Main));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Create("orphan", (_, _) => Task.FromResult<string?>(null), "nobody"));
        await Switch("once");

        await CreateEcho("once");

        Assert.Equal("once got x", await Switch("once", "x"));
    }

    [Fact]
    public async Task Switch_ThroughAHandleInAGreenlet_IsRefused()
    {
        await CreateEcho("other");
        await Create("wrong", async (context, _) => await context.Concurrency.Greenlets<string>("group").SwitchAsync("other"));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Switch("wrong"));

        Assert.Contains("through its context", error.Message);
    }

    [Fact]
    public async Task Callers_WaitUntilControlIsBack()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Create("slow", async (context, value) =>
        {
            await gate.Task;
            return value;
        });
        await CreateEcho("echo");
        var first = Group.SwitchAsync("slow", "one");
        var second = Group.SwitchAsync("echo", "two");
        var snapshot = await Until(() => Group.GetSnapshotAsync(), s => s.Waiters.Count == 2);
        Assert.Equal("slow", snapshot.Current);
        Assert.Equal(GreenletState.Created, snapshot.Greenlets.Single(g => g.Name == "echo").State);

        gate.SetResult();

        Assert.Equal("one", await Soon(first));
        Assert.Equal("echo got two", await Soon(second));
        Assert.Equal(Main, (await Soon(Group.GetSnapshotAsync())).Current);
    }

    [Fact]
    public async Task Caller_GivesUp_TheNextOneHasItsTurnWhenControlIsBack()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Create("slow", async (_, _) =>
        {
            await gate.Task;
            return "lost";
        });
        await CreateEcho("echo");
        var impatient = Group.SwitchAsync("slow", null, TimeSpan.FromSeconds(1));
        await Until(() => Group.GetSnapshotAsync(), s => s.Waiters.Count == 1);
        Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("slow has control", (await Assert.ThrowsAsync<TimeoutException>(() => Soon(impatient))).Message);
        var next = Group.SwitchAsync("echo", "mine");

        gate.SetResult();

        Assert.Equal("echo got mine", await Soon(next));
    }

    [Fact]
    public async Task Greenlet_Killed_FreesWhatItHoldsAndGivesControlToItsParent()
    {
        var runner = new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Create("holder", async (context, _) =>
        {
            await context.Concurrency.Lock("held").AcquireAsync();
            runner.SetResult(context.Ref);
            await Task.Delay(Timeout.Infinite, context.Stopping);
            return null;
        });
        var back = Group.SwitchAsync("holder");

        await Kill(await Soon(runner.Task));

        Assert.Null(await Soon(back));
        await Soon(Concurrency.Lock("held").AcquireAsync());
        Assert.True(await Soon(Group.IsDeadAsync("holder")));
    }

    [Fact]
    public async Task Trace_ShowsTheSwitchesAndNeverTwoWithControl()
    {
        using var recorder = Record();
        await Create("a", async (context, _) => await context.SwitchAsync("b"));
        await Create("b", async (context, _) => await context.SwitchAsync(Main, "done"));

        Assert.Equal("done", await Switch("a"));

        var notes = (await Soon(recorder.GetEventsAsync()))
            .Where(e => e.Kind == TraceKind.Note && e.Actor.Contains("/greenlets-group", StringComparison.Ordinal))
            .Select(e => e.Note);
        Assert.Equal(["a has control", "b has control", "the main flow has control"], notes);
    }
}
