using ActorConcurrency.Actors.Contracts;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorConcurrency.Actors.Tests.Contracts;

/// <summary>Every message goes through the wire serializer, to the primitives and back: what could not be sent to another node fails.</summary>
public sealed class WireBackend : ContractBackend
{
    private static readonly Config Configuration = ConfigurationFactory.ParseString(
        """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.loglevel = ERROR
        akka.stdout-loglevel = OFF
        akka.actor.serialize-messages = on
        """).WithWire(ContractTypes.All);

    public override ActorSystem System { get; } =
        ActorSystem.Create("test", Configuration.WithFallback(TestKitBase.DefaultConfig));

    public override IConcurrency Concurrency => System.Concurrency();

    public override DateTimeOffset Now => System.Scheduler.Now;

    public override void Advance(TimeSpan time) => ((TestScheduler)System.Scheduler).Advance(time);
}
