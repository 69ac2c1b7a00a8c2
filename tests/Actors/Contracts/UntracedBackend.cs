using ActorConcurrency.Actors.Contracts;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorConcurrency.Actors.Tests.Contracts;

/// <summary>The same as applications have it: with tracing off, answers go past the owner's actor.</summary>
public sealed class UntracedBackend : ContractBackend
{
    private static readonly Config Configuration = ConfigurationFactory.ParseString(
        """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.loglevel = ERROR
        akka.stdout-loglevel = OFF
        """);

    public override ActorSystem System { get; } =
        ActorSystem.Create("test", Configuration.WithFallback(TestKitBase.DefaultConfig));

    public override IConcurrency Concurrency => System.Concurrency();

    public override DateTimeOffset Now => System.Scheduler.Now;

    public override void Advance(TimeSpan time) => ((TestScheduler)System.Scheduler).Advance(time);
}
