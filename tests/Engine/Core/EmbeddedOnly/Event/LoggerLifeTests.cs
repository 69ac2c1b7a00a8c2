using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Event;

public sealed class LoggerLifeTests
{
    private const string Types = "ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Event.LoggerLifeTests";

    // A logger is made by the system, without arguments: it finds its counter by the bus.
    private static readonly ConditionalWeakTable<LoggingBus, Counter> Counters = [];

    private static readonly Config Base = ConfigurationFactory.ParseString(
        $"akka {{ loglevel = INFO, stdout-loglevel = INFO, stdout-logger-class = \"{Types}+Output, Engine.Core.Tests\" }}");

    [Fact]
    public async Task Create_LoggerCanNotStart_StandardOutputTakesItsPlace()
    {
        var system = Start("broken", "Broken");
        var output = (Output)system.Settings.StdoutLogger;

        system.Log.Info("still heard");
        await system.Terminate();

        Assert.Contains(output.Texts, text => text.Contains("logger has stopped", StringComparison.Ordinal));
        Assert.Contains("still heard", output.Texts);
    }

    [Fact]
    public async Task Create_LoggerWithoutAnswer_WarnsAndGoesOn()
    {
        var system = Start("mute", "Mute");
        var output = (Output)system.Settings.StdoutLogger;

        var warnings = output.Texts.Count(text => text.Contains("InitializeLogger", StringComparison.Ordinal));
        await system.Terminate();

        Assert.Equal(1, warnings);
    }

    [Fact]
    public async Task Log_BeforeAndAfterTheLoggers_GoesToStandardOutput()
    {
        var system = Start("quiet", "Quiet");
        var output = (Output)system.Settings.StdoutLogger;

        system.Log.Info("while it runs");
        await system.Terminate();
        system.Log.Info("after its end");

        Assert.DoesNotContain("while it runs", output.Texts);
        Assert.Contains("after its end", output.Texts);
    }

    [Fact]
    public async Task Terminate_WithEventsOnTheWay_LetsTheLoggerWriteThem()
    {
        const int count = 200;
        var system = Start("busy", "Counting");
        var counter = Counters.GetOrCreateValue(system.EventStream);

        for (var number = 0; number < count; number++)
            system.Log.Warning("event {0}", number);
        await system.Terminate();

        Assert.Equal(count, counter.Value);
    }

    private static ActorSystem Start(string name, string logger) => ActorSystem.Create(name, ConfigurationFactory
        .ParseString($"akka {{ loggers = [\"{Types}+{logger}, Engine.Core.Tests\"], logger-startup-timeout = 50ms }}")
        .WithFallback(Base));

    public sealed class Counting : UntypedActor
    {
        private readonly Counter _counter = Counters.GetOrCreateValue(Context.System.EventStream);

        protected override void OnReceive(object message)
        {
            if (message is InitializeLogger)
                Sender.Tell(new LoggerInitialized());
            else if (message is Warning)
                _counter.Value++;
        }
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }

    public sealed class Output : MinimalLogger
    {
        private readonly Lock _lock = new();
        private readonly List<string> _texts = [];

        public IReadOnlyList<string> Texts
        {
            get
            {
                lock (_lock)
                    return _texts.ToArray();
            }
        }

        protected override void Log(object message)
        {
            lock (_lock)
                _texts.Add(((LogEvent)message).Message.ToString()!);
        }
    }

    public sealed class Broken : UntypedActor
    {
        public Broken() => throw new InvalidOperationException("on purpose");

        protected override void OnReceive(object message)
        {
        }
    }

    public sealed class Mute : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }

    public sealed class Quiet : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is InitializeLogger)
                Sender.Tell(new LoggerInitialized());
        }
    }
}
