using System.Collections.Concurrent;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

public sealed class SynchronizedDispatcherTests : Akka.TestKit.Xunit2.TestKit
{
    private readonly ManualContext _context = new();
    private readonly List<int> _received = [];

    [Fact]
    public void Tell_ActorCreatedInAContext_RunsWhereThatContextRuns()
    {
        var actor = StartInContext();

        actor.Tell("a");
        ExpectNoMsg(0);
        AwaitCondition(() => _context.RunOne());

        Assert.Equal("a", FishForMessage<string>(message => message == "a"));
    }

    [Fact]
    public void Tell_SeveralMessages_KeepTheirOrder()
    {
        var actor = StartInContext();
        for (var i = 0; i < 25; i++)
            actor.Tell(i);

        AwaitAssert(() =>
        {
            _context.RunOne();
            Assert.Equal(24, LastReceived());
        });
    }

    protected override void AfterAll()
    {
        _context.RunFreely();
        base.AfterAll();
    }

    private int LastReceived()
    {
        var received = new List<int>(ReceiveWhile<int>(_ => true, TimeSpan.Zero));
        _received.AddRange(received);
        Assert.Equal(Enumerable.Range(0, _received.Count), _received);
        return _received.LastOrDefault();
    }

    private IActorRef StartInContext()
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            return Sys.ActorOf(Props.Create<Forwarder>(TestActor).WithDispatcher("akka.actor.synchronized-dispatcher"));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>A context whose work runs when the test says so, and in the end, for the actor to stop, by itself.</summary>
    private sealed class ManualContext : SynchronizationContext
    {
        private readonly ConcurrentQueue<Action> _work = new();
        private volatile bool _free;

        public override void Post(SendOrPostCallback d, object? state)
        {
            _work.Enqueue(() => d(state));
            if (_free)
                ThreadPool.QueueUserWorkItem(_ => RunOne());
        }

        public bool RunOne()
        {
            if (!_work.TryDequeue(out var work))
                return false;

            work();
            return true;
        }

        public void RunFreely()
        {
            _free = true;
            while (RunOne())
            {
            }
        }
    }

    private sealed class Forwarder(IActorRef target) : UntypedActor
    {
        protected override void OnReceive(object message) => target.Tell(message);
    }
}
