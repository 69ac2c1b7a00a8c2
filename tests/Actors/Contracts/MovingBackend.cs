using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Contracts;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorConcurrency.Actors.Tests.Contracts;

/// <summary>Primitives that move all the time: after every request each goes on in another actor, made of the image that the last one gave.</summary>
public sealed class MovingBackend : ContractBackend
{
    private static readonly Config Configuration = ConfigurationFactory.ParseString(
        """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.loglevel = ERROR
        akka.stdout-loglevel = OFF
        """).WithWire(("ints", typeof(List<int>)));

    public MovingBackend()
    {
        System = ActorSystem.Create("test", Configuration.WithFallback(TestKitBase.DefaultConfig));
        var extension = ConcurrencyExtension.Of(System);
        Concurrency = new Concurrency(
            extension, new MovingPrimitives((ExtendedActorSystem)System, extension.IdleClients), () => new RentedClients(extension.IdleClients));
    }

    public override ActorSystem System { get; }

    public override IConcurrency Concurrency { get; }

    public override DateTimeOffset Now => System.Scheduler.Now;

    public override void Advance(TimeSpan time) => ((TestScheduler)System.Scheduler).Advance(time);
}
