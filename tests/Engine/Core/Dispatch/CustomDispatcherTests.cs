using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

public sealed class CustomDispatcherTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Section = "counting.type = \"ActorConcurrency.Engine.Core.Tests.Dispatch.CountingDispatcherConfigurator, Engine.Core.Tests\"";

    public CustomDispatcherTests()
        : base(Section)
    {
    }

    [Fact]
    public void Dispatcher_OfTheApplication_SeesItsActorsAndTheirMessages()
    {
        var dispatcher = (CountingDispatcher)Sys.Dispatchers.Lookup("counting");
        var actor = Sys.ActorOf(Props.Create<Echo>().WithDispatcher("counting"));

        actor.Tell("message", TestActor);
        ExpectMsg("message");
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);

        AwaitAssert(() => Assert.Equal((1, 1, 1, 1), dispatcher.Counts));
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}

/// <summary>A dispatcher as an application may write one: it counts what comes, and runs it on the thread pool.</summary>
public sealed class CountingDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
{
    private int _attached;
    private int _messages;
    private int _detached;
    private int _shutDown;

    public (int Attached, int Messages, int Detached, int ShutDown) Counts =>
        (Volatile.Read(ref _attached), Volatile.Read(ref _messages), Volatile.Read(ref _detached), Volatile.Read(ref _shutDown));

    public override void Attach(ActorCell cell)
    {
        Interlocked.Increment(ref _attached);
        base.Attach(cell);
    }

    public override void Dispatch(ActorCell cell, Envelope envelope)
    {
        Interlocked.Increment(ref _messages);
        base.Dispatch(cell, envelope);
    }

    public override void Detach(ActorCell cell)
    {
        Interlocked.Increment(ref _detached);
        base.Detach(cell);
    }

    protected override void ExecuteTask(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(_ => run.Run(), null);

    protected override void Shutdown() => Interlocked.Increment(ref _shutDown);
}

/// <summary>Makes one counting dispatcher for all who name its section.</summary>
public sealed class CountingDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly CountingDispatcher _dispatcher;

    public CountingDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new CountingDispatcher(this);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}
