using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Event;

public sealed class LoggersTests : TestKit
{
    private const string Configuration = "akka { loggers = [\"ActorConcurrency.Engine.Core.Tests.Event.LoggersTests+RecordingLogger, "
        + "Engine.Core.Tests\"], loglevel = INFO, stdout-loglevel = OFF }";

    // A logger is made by the system, without arguments: it finds its observer by the bus.
    private static readonly ConditionalWeakTable<LoggingBus, Journal> Journals = [];

    [Fact]
    public async Task Create_WithALoggerInTheConfiguration_StartsItBeforeTheFirstEvent()
    {
        var system = ActorSystem.Create("logged", ConfigurationFactory.ParseString(Configuration));
        var journal = Journals.GetOrCreateValue(system.EventStream);

        system.Log.Info("hello {0}", "there");
        await journal.Expect("INFO hello there");
        await system.Terminate();

        Assert.IsType<InitializeLogger>(journal.Messages[0]);
    }

    [Fact]
    public async Task Log_BelowTheLogLevel_DoesNotReachTheLogger()
    {
        var system = ActorSystem.Create("levels", ConfigurationFactory.ParseString(Configuration));
        var journal = Journals.GetOrCreateValue(system.EventStream);

        system.Log.Debug("detail");
        system.EventStream.Publish(new Debug("source", typeof(LoggersTests), "detail past the adapter"));
        system.Log.Error("failure");
        await journal.Expect("ERROR failure");
        await system.Terminate();

        Assert.DoesNotContain(journal.Lines, line => line.StartsWith("DEBUG", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_WithAnUnknownLogger_FailsAndNamesIt()
    {
        var config = ConfigurationFactory.ParseString("akka { loggers = [\"No.Such.Logger, Nowhere\"], stdout-loglevel = OFF }");

        var failure = Assert.ThrowsAny<Exception>(() => ActorSystem.Create("unknown", config));

        Assert.Contains("No.Such.Logger", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void GetLogger_OfAnActor_HasItsPathAndClassAsSource()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Warning));
        var actor = Sys.ActorOf(Props.Create<Complainer>(), "complainer");

        EventFilter.Warning("it hurts").ExpectOne(() => actor.Tell("now"));

        var warning = ExpectMsg<Warning>();
        Assert.Contains("/user/complainer", warning.LogSource, StringComparison.Ordinal);
        Assert.Equal(typeof(Complainer), warning.LogClass);
        Assert.Equal("it hurts", warning.Message.ToString());
    }

    [Fact]
    public void GetLogger_OfATypeOrAText_NamesItAndTheSystem()
    {
        var ofType = (BusLogging)Logging.GetLogger(Sys, typeof(LoggersTests));
        var ofText = (BusLogging)Logging.GetLogger(Sys, "clerk");
        var ofObject = (BusLogging)Logging.GetLogger(Sys, this);

        Assert.StartsWith("LoggersTests", ofType.LogSource, StringComparison.Ordinal);
        Assert.Equal(typeof(LoggersTests), ofType.LogClass);
        Assert.StartsWith("clerk", ofText.LogSource, StringComparison.Ordinal);
        Assert.Equal(typeof(DummyClassForStringSources), ofText.LogClass);
        Assert.Equal(typeof(LoggersTests), ofObject.LogClass);
    }

    [Fact]
    public async Task Create_WithALogFilterSetup_UsesItsFilters()
    {
        var setup = ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString("akka.stdout-loglevel = OFF")),
            new LogFilterBuilder().ExcludeMessageContaining("secret").Build());
        var system = ActorSystem.Create("filtered", setup);

        var keepsSecret = system.Settings.LogFilter.ShouldTryKeepMessage(new Info("source", typeof(LoggersTests), "a secret"), out _);
        var keepsOther = system.Settings.LogFilter.ShouldTryKeepMessage(new Info("source", typeof(LoggersTests), "no such thing"), out _);
        await system.Terminate();

        Assert.False(keepsSecret);
        Assert.True(keepsOther);
    }

    public sealed class RecordingLogger : ReceiveActor
    {
        public RecordingLogger()
        {
            var journal = Journals.GetOrCreateValue(Context.System.EventStream);
            Receive<InitializeLogger>(message =>
            {
                journal.Add(message);
                Sender.Tell(new LoggerInitialized());
            });
            Receive<LogEvent>(journal.Add);
        }
    }

    private sealed class Journal
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

        private readonly Lock _lock = new();
        private readonly List<object> _messages = [];
        private readonly Dictionary<string, TaskCompletionSource> _expected = [];

        public IReadOnlyList<object> Messages
        {
            get
            {
                lock (_lock)
                    return _messages.ToArray();
            }
        }

        public IEnumerable<string> Lines => Messages.OfType<LogEvent>().Select(Line);

        public Task Expect(string line)
        {
            lock (_lock)
                return Expected(line).Task.WaitAsync(Limit);
        }

        public void Add(object message)
        {
            lock (_lock)
            {
                _messages.Add(message);
                if (message is LogEvent logEvent)
                    Expected(Line(logEvent)).TrySetResult();
            }
        }

        private static string Line(LogEvent logEvent) => $"{logEvent.LogLevel().StringFor()} {logEvent.Message}";

        private TaskCompletionSource Expected(string line)
        {
            if (!_expected.TryGetValue(line, out var source))
                _expected.Add(line, source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return source;
        }
    }

    private sealed class Complainer : UntypedActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        protected override void OnReceive(object message) => _log.Warning("it hurts");
    }
}
