using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using TestKitOfXunit = Akka.TestKit.Xunit2.TestKit;

namespace ActorConcurrency.Actors.Contracts;

/// <summary>A back end for each test, and the few waits that tests of handles need.</summary>
public abstract class ContractTests<TBackend> : TestKitOfXunit
    where TBackend : ContractBackend, new()
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    protected ContractTests()
        : this(new TBackend())
    {
    }

    private ContractTests(TBackend backend)
        : base(backend.System) => Backend = backend;

    protected TBackend Backend { get; }

    protected IConcurrency Concurrency => Backend.Concurrency;

    protected DateTimeOffset CurrentTime => Backend.Now;

    protected void Advance(TimeSpan time) => Backend.Advance(time);

    /// <summary>A real-time limit that only a failing test reaches.</summary>
    protected static Task Soon(Task task) => task.WaitAsync(Limit);

    protected static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(Limit);

    protected static Task Soon(ValueTask task) => task.AsTask().WaitAsync(Limit);

    /// <summary>Looks again and again, as a snapshot can be taken, until what is seen is as it should be.</summary>
    protected static async Task<T> Until<T>(Func<Task<T>> look, Predicate<T> isSo)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var seen = await look().WaitAsync(limit.Token);
            if (isSo(seen))
                return seen;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"It never came to this; it stayed at {seen}");
            await Task.Yield();
        }
    }

    /// <summary>A token as the primitive that there is now gives them.</summary>
    protected static FencingToken TokenOf<TSnapshot>(PrimitiveHandle<TSnapshot> primitive, long counter)
        where TSnapshot : PrimitiveSnapshot =>
        new(Soon(primitive.GetSnapshotAsync()).GetAwaiter().GetResult().Epoch, counter);

    /// <summary>Ends an actor by a failure that its parent answers by stopping it.</summary>
    protected async Task Kill(IActorRef actor)
    {
        var watcher = CreateTestProbe();
        watcher.Watch(actor);
        actor.Tell(Akka.Actor.Kill.Instance, ActorRefs.NoSender);
        await watcher.ExpectTerminatedAsync(actor, Limit);
    }

    protected TraceRecorder Record() => TraceRecorder.Start(Sys);

    protected override void AfterAll()
    {
        if (Backend.KeepsSystem)
            Sys.Stop(TestActor);
        else
            base.AfterAll();
        Backend.Dispose();
    }
}
