using ActorConcurrency.Actors.Contracts;
using ActorConcurrency.Actors.Tests.Contracts;
using Akka.TestKit;

namespace ActorConcurrency.Actors.Tests;

/// <summary>For tests of what is no contract of all back ends: one actor system on virtual time, with tracing on.</summary>
public abstract class ActorsTestKit : ContractTests<LocalBackend>
{
    protected TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;
}
