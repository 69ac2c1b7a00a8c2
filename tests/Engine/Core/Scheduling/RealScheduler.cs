using Akka.Configuration;

namespace ActorConcurrency.Engine.Core.Tests.Scheduling;

internal static class RealScheduler
{
    public static readonly Config Config = ConfigurationFactory.ParseString(
        "akka.scheduler { tick-duration = 10ms, ticks-per-wheel = 512, shutdown-timeout = 5s }");
}
