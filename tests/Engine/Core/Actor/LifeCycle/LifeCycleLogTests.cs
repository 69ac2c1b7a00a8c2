using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.LifeCycle;

public sealed class LifeCycleLogTests : Akka.TestKit.Xunit2.TestKit
{
    public LifeCycleLogTests()
        : base("akka { loglevel = DEBUG, stdout-loglevel = OFF, actor.debug.lifecycle = on }")
    {
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent()
        {
            Receive<string>(name => Sender.Tell(Context.ActorOf(Props.Empty, name)));
        }
    }

    [Fact]
    public void Lifecycle_On_SupervisionAndWatchersAreAnnounced()
    {
        var parent = Sys.ActorOf(Props.Create<Parent>(), "parent");
        var announced = CreateTestProbe();
        Sys.EventStream.Subscribe(announced.Ref, typeof(Debug));

        parent.Tell("child", TestActor);
        var child = ExpectMsg<IActorRef>();
        AssertAnnounces(announced, parent, $"now supervising {child}");

        Watch(child);
        AssertAnnounces(announced, child, $"now watched by {TestActor}");

        Unwatch(child);
        AssertAnnounces(announced, child, $"no longer watched by {TestActor}");

        Sys.Stop(child);
        AssertAnnounces(announced, child, "stopped");
    }

    private static void AssertAnnounces(Akka.TestKit.TestProbe announced, IActorRef by, string what) =>
        announced.FishForMessage<Debug>(debug => debug.LogSource.Contains(by.Path.ToString()) && debug.Message.ToString() == what);
}
