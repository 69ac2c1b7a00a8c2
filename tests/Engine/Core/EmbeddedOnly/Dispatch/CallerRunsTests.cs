using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Dispatch;

/// <summary>A dispatcher on which a sender handles its message itself, while the actor is idle.</summary>
public sealed class CallerRunsTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public CallerRunsTests()
        : base("helped.type = Dispatcher\nactorconcurrency.engine.caller-runs = [helped]")
    {
    }

    [Fact]
    public async Task Tell_ToAnIdleActor_IsHandledOnTheCallersThread()
    {
        var actor = Helped();
        await actor.Ask<int>("thread?", Soon);

        // The thread that answered a message may still be about to leave the actor: then this one is not the caller's to handle.
        var here = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var caller = Environment.CurrentManagedThreadId;
            here += await HandledOn(actor) == caller ? 1 : 0;
        }

        Assert.InRange(here, 500, 1_000);
    }

    [Fact]
    public async Task Tell_ToABusyActor_IsHandledByTheThreadThatHasIt()
    {
        using var inside = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var actor = Helped();
        var first = Task.Run(() => actor.Tell(new Action(() =>
        {
            inside.Set();
            gate.Wait(Soon);
        })));
        Assert.True(inside.Wait(Soon));

        var second = actor.Ask<int>("thread?", Soon);   // comes back although the actor is busy
        Assert.False(second.IsCompleted);
        gate.Set();

        Assert.NotEqual(Environment.CurrentManagedThreadId, await second);
        await first;
    }

    [Fact]
    public async Task Tell_BetweenActorsOfTheDispatcher_DoesNotRunInside()
    {
        var inner = Helped();
        var outer = Helped();
        var order = new List<string>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        outer.Tell(new Action(() =>
        {
            outer.Tell(new Action(() => order.Add("told itself")));
            inner.Tell(new Action(() => outer.Tell(new Action(() =>
            {
                order.Add("told back");
                done.SetResult();
            }))));
            order.Add("goes on");
        }));

        await done.Task.WaitAsync(Soon);
        Assert.Equal(["goes on", "told itself", "told back"], order);
    }

    [Fact]
    public async Task Tell_FromAnotherActor_ReturnsAfterTheHandler()
    {
        var helped = Helped();
        var other = Sys.ActorOf(Props.Create<Worker>());
        await helped.Ask<int>("thread?", Soon);
        var inside = 0;

        for (var i = 0; i < 1_000; i++)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            other.Tell(new Action(() =>
            {
                var handled = false;
                helped.Tell(new Action(() => handled = true));
                inside += handled ? 1 : 0;
                done.SetResult();
            }));
            await done.Task.WaitAsync(Soon);
        }

        Assert.InRange(inside, 500, 1_000);
    }

    [Fact]
    public async Task Tell_ManyCallers_OneMessageAtATime()
    {
        var actor = Helped();
        var (inside, most, handled) = (0, 0, 0);
        void Work()
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            handled++;
            Interlocked.Decrement(ref inside);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 5_000; i++)
                actor.Tell(new Action(Work));
        })));
        await actor.Ask<int>("thread?", Soon);

        Assert.Equal((1, 20_000), (most, handled));
    }

    private IActorRef Helped() => Sys.ActorOf(Props.Create<Worker>().WithDispatcher("helped"));

    private static Task<int> HandledOn(IActorRef actor)
    {
        var handledOn = new TaskCompletionSource<int>();
        actor.Tell(new Action(() => handledOn.SetResult(Environment.CurrentManagedThreadId)));
        return handledOn.Task;
    }

    private sealed class Worker : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Action work)
                work();
            else
                Sender.Tell(Environment.CurrentManagedThreadId);
        }
    }
}
