using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The kit's settings of one actor system, read from <c>akka.test</c>.</summary>
public class TestKitSettings : IExtension
{
    private int _testActors;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="ConfigurationException">A value is missing or out of range; the key is named.</exception>
    public TestKitSettings(Config config)
    {
        DefaultTimeout = Duration(config, "akka.test.default-timeout");
        SingleExpectDefault = Duration(config, "akka.test.single-expect-default");
        TestEventFilterLeeway = Duration(config, "akka.test.filter-leeway");
        TestTimeFactor = config.GetDouble("akka.test.timefactor");
        if (!(TestTimeFactor > 0) || double.IsInfinity(TestTimeFactor))
            throw new ConfigurationException($"akka.test.timefactor must be above 0, not {TestTimeFactor}.");

        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug");
    }

    /// <summary>
    /// How long barriers, latches and children's creation are waited for; <c>akka.test.default-timeout</c>, 5 s unless set.
    /// </summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long one expectation waits outside of Within; <c>akka.test.single-expect-default</c>, 3 s unless set.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long expected log events are waited for after the action; <c>akka.test.filter-leeway</c>, 3 s unless set.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>What every duration of a test is multiplied by, for slow machines; <c>akka.test.timefactor</c>, 1 unless set.</summary>
    public double TestTimeFactor { get; }

    /// <summary>
    /// Whether the kit logs what it receives and waits for, at debug level; <c>akka.test.testkit.debug</c>, off unless set.
    /// </summary>
    public bool LogTestKitCalls { get; }

    /// <summary>The number of a test actor without a name: the same in each run, so that runs can be compared.</summary>
    internal int NextTestActor() => Interlocked.Increment(ref _testActors);

    private static TimeSpan Duration(Config config, string key)
    {
        if (!config.HasPath(key))
            throw new ConfigurationException($"{key} is not set: the system was created without the TestKit's configuration.");

        var value = config.GetTimeSpan(key, null, allowInfinite: false);
        return value >= TimeSpan.Zero ? value : throw new ConfigurationException($"{key} must not be negative, but is {value}.");
    }
}

/// <summary>Gives the <see cref="TestKitSettings"/> of a system.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    /// <summary>The settings of a system; they are read once.</summary>
    public static TestKitSettings For(ActorSystem system) => (TestKitSettings)system.RegisterExtension(new TestKitExtension())!;

    /// <summary>Reads the settings from the system's configuration.</summary>
    public override TestKitSettings CreateExtension(ExtendedActorSystem system) => new(system.Settings.Config);
}
