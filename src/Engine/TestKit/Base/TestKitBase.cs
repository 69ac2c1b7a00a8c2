using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Configs;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>
/// What a test of actors works with: an actor system, an actor of its own that collects messages, and expectations on these.
/// A message sent by the test without naming a sender has the test's actor as sender, unless the test class implements
/// <see cref="INoImplicitSender"/>. The methods of one instance are for one test thread at a time.
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _testActors;

    private State? _state;

    /// <summary>Tests with the given system, or with one of its own made from the default configuration.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    /// <summary>Tests with a system of its own, made from the setup.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions, ActorSystemSetup setup, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    /// <summary>Tests with a system of its own, made from the configuration.</summary>
    protected TestKitBase(ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, SetupOf(config), actorSystemName, testActorName)
    {
    }

    /// <summary>Tests with the given system, or, when it is null, with one of its own made from the setup.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions, ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        Assertions = assertions;
        InitializeTest(system, config, actorSystemName, testActorName);
    }

    /// <summary>The defaults of a test system: the test event listener as logger and the keys of <c>akka.test</c>.</summary>
    public static Config DefaultConfig => TestConfigs.DefaultConfig;

    /// <summary>A configuration that logs all the engine can tell, for use in front of another one.</summary>
    public static Config FullDebugConfig => TestConfigs.FullDebugConfig;

    /// <summary>The actor system under test.</summary>
    public ActorSystem Sys => Current.System;

    /// <summary>The kit's settings of the system.</summary>
    public TestKitSettings TestKitSettings => Current.Settings;

    /// <summary>The test's own actor, whose messages the expectations look at.</summary>
    public IActorRef TestActor => Current.TestActor;

    /// <summary>The test's logging adapter.</summary>
    public ILoggingAdapter Log => Current.Log;

    /// <summary>Expects or mutes log events of the system.</summary>
    public EventFilterFactory EventFilter => Current.EventFilter;

    /// <summary>Whether a message waits that no expectation has taken.</summary>
    public bool HasMessages => Current.Queue.HasMessages;

    /// <summary>The message that the last receive took.</summary>
    /// <exception cref="IllegalActorStateException">The last receive took none.</exception>
    public object LastMessage => Current.Last.Message;

    /// <summary>The sender of the message that the last receive took.</summary>
    /// <exception cref="IllegalActorStateException">The last receive took none.</exception>
    public IActorRef LastSender => Current.Last.Sender;

    internal ITestKitAssertions Assertions { get; }

    /// <summary>The time in which this test waits.</summary>
    internal TestClock Clock => Current.Clock;

    private State Current => _state ?? throw new InvalidOperationException("The test is used before its InitializeTest has run.");

    /// <summary>Expects or mutes log events of another system, whose logger is the test event listener.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>
    /// Makes the test's own actor system and actor. Called by the constructor; the configuration falls back to the default one.
    /// </summary>
    protected void InitializeTest(ActorSystem? system, Config config, string? actorSystemName, string? testActorName) =>
        InitializeTest(system, SetupOf(config), actorSystemName, testActorName);

    /// <summary>
    /// Makes the test's actor, and its actor system if none is given. Called by the constructor; an override must call it, and may
    /// change what it is given.
    /// </summary>
    protected virtual void InitializeTest(ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        if (system is null)
            system = ActorSystem.Create(actorSystemName ?? "test", WithDefaults(config));
        else if (!system.Settings.Config.HasPath("akka.test.timefactor"))
            system.Settings.InjectTopLevelFallback(DefaultConfig);

        system.RegisterExtension(new TestKitAssertionsExtension(Assertions));
        var clock = TestClock.Of(system);
        var queue = new MessageQueue(clock);
        // In a simulation the name is the same in each run; otherwise it tells the tests of a run apart.
        var number = clock.IsSimulated ? TestKitExtension.For(system).NextTestActor() : Interlocked.Increment(ref _testActors);
        var name = string.IsNullOrEmpty(testActorName) ? $"testActor{number}" : testActorName;
        var testActor = StartTestActor(system, queue, name);
        _state = new State(system, testActor, queue, TestKitExtension.For(system), Logging.GetLogger(system, GetType()), new(this, system));

        // A probe is made inside of somebody else's test, whose sender stays; another test must not inherit the thread's last one.
        if (this is not TestProbe)
            ImplicitSenderContext.Install(this is INoImplicitSender ? null : CellOf(testActor));
    }

    /// <summary>Fails the test with a message that begins with the path of the test's actor.</summary>
    [DoesNotReturn]
    private void Fail(string what, string? hint = null)
    {
        var pending = Clock.Pending is { } unfinished ? $"{Environment.NewLine}Pending in the simulation:{Environment.NewLine}{unfinished}" : "";
        var text = $"{TestActor.Path.ToStringWithoutAddress()}: {what}{Hint(hint)}{pending}";
        // As an argument, so that braces in a message's own text are not taken for a format.
        Assertions.Fail("{0}", text);
        throw new InvalidOperationException($"The assertions did not throw on: {text}");
    }

    /// <summary>Fails the test because messages did not come in time, or were not those that were looked for.</summary>
    [DoesNotReturn]
    private void FailReceiving(string what, string? hint = null)
    {
        var text = $"{what} [{TestActor.Path.ToStringWithoutAddress()}]{Hint(hint)}";
        Assertions.AssertTrue(false, "{0}", text);
        throw new InvalidOperationException($"The assertions did not throw on: {text}");
    }

    private static string Hint(string? hint) => string.IsNullOrEmpty(hint) ? "" : $" ({hint})";

    private void LogCall(string text)
    {
        if (TestKitSettings.LogTestKitCalls)
            Log.Debug("{0}", text);
    }

    private static ActorSystemSetup SetupOf(Config? config) =>
        config is null ? ActorSystemSetup.Empty : ActorSystemSetup.Empty.WithSetup(BootstrapSetup.Create().WithConfig(config));

    private static ActorSystemSetup WithDefaults(ActorSystemSetup? setup)
    {
        setup ??= ActorSystemSetup.Empty;
        var bootstrap = setup.Get<BootstrapSetup>();
        return setup.WithSetup(bootstrap.HasValue
            ? bootstrap.Value.WithConfigFallback(DefaultConfig)
            : BootstrapSetup.Create().WithConfig(DefaultConfig));
    }

    private static IActorRef StartTestActor(ActorSystem system, MessageQueue queue, string name) =>
        ((ExtendedActorSystem)system).SystemActorOf(
            InternalTestActor.Props(queue).WithDispatcher("akka.test.test-actor.dispatcher"), name);

    private static ActorCell? CellOf(IActorRef testActor) => (testActor as LocalActorRef)?.Cell;

    private sealed class State(
        ActorSystem system, IActorRef testActor, MessageQueue queue, TestKitSettings settings, ILoggingAdapter log,
        EventFilterFactory eventFilter)
    {
        public ActorSystem System => system;
        public IActorRef TestActor => testActor;
        public MessageQueue Queue => queue;
        public TestClock Clock { get; } = TestClock.Of(system);
        public TestKitSettings Settings => settings;
        public ILoggingAdapter Log => log;
        public EventFilterFactory EventFilter => eventFilter;

        public MessageEnvelope Last { get; set; } = NullMessageEnvelope.Instance;

        /// <summary>The last operation waited for silence, and so took as long as it should.</summary>
        public bool LastWasNoMessage { get; set; }

        /// <summary>When the innermost Within ends; null outside of one.</summary>
        public TimeSpan? Deadline { get; set; }
    }
}
