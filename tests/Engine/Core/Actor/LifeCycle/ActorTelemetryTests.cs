using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.LifeCycle;

public class ActorTelemetryTests : QuietTestKit
{
    public ActorTelemetryTests()
        : base("akka.actor.telemetry.enabled = on")
    {
    }

    [Fact]
    public void Telemetry_WhenOn_TellsOfStartRestartAndStop()
    {
        var events = SubscribedTo<IActorTelemetryEvent>();

        var actor = Sys.ActorOf(Puppet.Props(Sys.DeadLetters), "observed");
        actor.Tell(new InvalidOperationException("boom"));
        actor.Tell(PoisonPill.Instance);

        Assert.Equal(typeof(Puppet), Next<ActorStarted>(events).ActorType);
        Assert.Equal("boom", Next<ActorRestarted>(events).Reason.Message);
        Assert.Equal(actor, Next<ActorStopped>(events).Subject);

        T Next<T>(TestProbe probe)
            where T : IActorTelemetryEvent =>
            (T)probe.FishForMessage(m => m is IActorTelemetryEvent e && e.Subject.Equals(actor));
    }
}
