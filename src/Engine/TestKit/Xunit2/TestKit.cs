using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>
/// The base of xunit test classes: every test gets a fresh actor system, which is terminated and waited for after the test. With an
/// output helper, the system's log goes to the test's output too.
/// </summary>
public class TestKit : TestKitBase, IDisposable
{
    /// <summary>The test's output; null if none was given.</summary>
    protected readonly ITestOutputHelper? Output;

    private bool _disposed;

    /// <summary>Tests with the given system, or with one of its own made from the default configuration.</summary>
    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null)
        : base(Assertions, system)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests with a system of its own, made from the setup.</summary>
    public TestKit(ActorSystemSetup config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests with a system of its own, made from the configuration.</summary>
    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests with a system of its own, made from the HOCON text.</summary>
    public TestKit(string config, ITestOutputHelper? output = null)
        : base(Assertions, ConfigurationFactory.ParseString(config))
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>A configuration that logs all the engine can tell, for use in front of another one.</summary>
    public static new Config FullDebugConfig => TestKitBase.FullDebugConfig;

    /// <summary>The defaults of a test system: the test event listener as logger and the keys of <c>akka.test</c>.</summary>
    public static new Config DefaultConfig => TestKitBase.DefaultConfig;

    /// <summary>The assertions of xunit.</summary>
    protected static new XunitAssertions Assertions { get; } = new();

    /// <summary>Ends the test: its system is terminated and waited for.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called at the end of the test, before anything else; terminates the system. An override must call it.</summary>
    protected virtual void AfterAll() => Shutdown();

    /// <summary>Ends the test, once.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed || !disposing)
            return;

        _disposed = true;
        AfterAll();
    }

    /// <summary>Sends a system's log to the test's output too, if there is one.</summary>
    protected void InitializeLogger(ActorSystem system)
    {
        if (Output is not null)
            StartLogger(system, Output);
    }

    /// <summary>Sends a system's log to the test's output too, if there is one, with a prefix before every line.</summary>
    protected void InitializeLogger(ActorSystem system, string prefix)
    {
        if (Output is not null)
            StartLogger(system, string.IsNullOrEmpty(prefix) ? Output : new PrefixedOutput(Output, prefix));
    }

    private static void StartLogger(ActorSystem system, ITestOutputHelper output)
    {
        // On the thread that logs: the lines of a test that ends are in its output, not lost in a mailbox.
        var props = Props.Create(() => new TestOutputLogger(output)).WithDispatcher(CallingThreadDispatcher.Id);
        var logger = ((ExtendedActorSystem)system).SystemActorOf(props, "log-test");
        logger.Tell(new InitializeLogger(system.EventStream), ActorRefs.NoSender);
    }
}
