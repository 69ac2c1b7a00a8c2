using Akka.Configuration;

namespace Akka.TestKit.Configs;

/// <summary>Ready configurations for tests.</summary>
public static class TestConfigs
{
    /// <summary>What every test system falls back to: the test event listener as logger and the defaults of <c>akka.test</c>.</summary>
    public static Config DefaultConfig { get; } =
        ConfigurationFactory.FromResource("Akka.TestKit.reference.conf", typeof(TestConfigs).Assembly);

    /// <summary>
    /// Puts a system on virtual time: its scheduler is a <see cref="TestScheduler"/>. Use it with a fallback or on its own.
    /// </summary>
    public static Config TestSchedulerConfig { get; } = ConfigurationFactory.ParseString(
        """akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """).WithFallback(DefaultConfig);

    internal static Config FullDebugConfig { get; } = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = DEBUG
          stdout-loglevel = DEBUG
          log-dead-letters = on
          log-dead-letters-during-shutdown = on
          actor.debug {
            receive = on
            autoreceive = on
            lifecycle = on
            fsm = on
            event-stream = on
            unhandled = on
            router-misconfiguration = on
          }
        }
        """);
}
