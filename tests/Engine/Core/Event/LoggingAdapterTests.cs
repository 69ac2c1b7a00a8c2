using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Event;

public sealed class LoggingAdapterTests
{
    private static readonly InvalidOperationException Cause = new("on purpose");

    [Theory]
    [InlineData(LogLevel.DebugLevel, 4)]
    [InlineData(LogLevel.InfoLevel, 3)]
    [InlineData(LogLevel.WarningLevel, 2)]
    [InlineData(LogLevel.ErrorLevel, 1)]
    public void Log_EveryLevel_KeepsThoseThatAreEnabled(LogLevel lowest, int expected)
    {
        var log = new RecordingAdapter(lowest);

        log.Debug("a");
        log.Info("b");
        log.Warning("c");
        log.Error("d");

        Assert.Equal(expected, log.Records.Count);
        Assert.All(log.Records, record => Assert.True(record.Level >= lowest));
        Assert.True(log.IsEnabled(lowest));
        Assert.Equal(lowest == LogLevel.DebugLevel, log.IsEnabled(LogLevel.DebugLevel));
    }

    [Fact]
    public void Log_WithArguments_FormatsThem()
    {
        var log = new RecordingAdapter(LogLevel.DebugLevel);

        log.Debug("{0}", 1);
        log.Info("{0} {1}", 1, "two");
        log.Warning("{0} {1} {2}", 1, "two", 3.5);
        log.Error("{0} {1} {2} {3} {4} {5}", 1, 2, 3, 4, 5, 6);
        log.Log(LogLevel.InfoLevel, null, "{1} {0}", "a", "b");

        Assert.Equal(["1", "1 two", "1 two 3.5", "1 2 3 4 5 6", "b a"], log.Records.Select(record => record.Text));
    }

    [Fact]
    public void Log_WithCause_PassesItOn()
    {
        var log = new RecordingAdapter(LogLevel.DebugLevel);

        log.Error(Cause, "plain");
        log.Warning(Cause, "of {0}", 1);

        Assert.All(log.Records, record => Assert.Same(Cause, record.Cause));
        Assert.Equal(["plain", "of 1"], log.Records.Select(record => record.Text));
    }

    [Fact]
    public void Log_TextWithBracesAndNoArguments_StaysAsItIs()
    {
        var log = new RecordingAdapter(LogLevel.DebugLevel);

        log.Info("{ not a placeholder");

        Assert.Equal("{ not a placeholder", Assert.Single(log.Records).Text);
    }

    [Fact]
    public void Log_LevelNotEnabled_DoesNotTouchTheArguments()
    {
        var log = new RecordingAdapter(LogLevel.ErrorLevel);
        var argument = new CountsToString();

        log.Debug("{0}", argument);
        log.Info("{0} {1}", argument, argument);

        Assert.Empty(log.Records);
        Assert.Equal(0, argument.Calls);
    }

    [Fact]
    public void Log_LevelEnabled_BuildsTheTextOnlyWhenItIsAskedFor()
    {
        var log = new RecordingAdapter(LogLevel.DebugLevel);
        var argument = new CountsToString();

        log.Debug("value {0}", argument);

        Assert.Equal(0, argument.Calls);
        Assert.Equal("value text", Assert.Single(log.Records).Text);
        Assert.Equal(1, argument.Calls);
    }

    [Fact]
    public void NoLogger_AnyLevel_IsNotEnabled()
    {
        var log = NoLogger.Instance;

        log.Error("nobody reads this");

        Assert.False(log.IsErrorEnabled);
        Assert.False(log.IsEnabled(LogLevel.ErrorLevel));
    }

    private sealed record Record(LogLevel Level, object Message, Exception? Cause)
    {
        public string? Text => Message.ToString();
    }

    private sealed class CountsToString
    {
        public int Calls { get; private set; }

        public override string ToString()
        {
            Calls++;
            return "text";
        }
    }

    private sealed class RecordingAdapter(LogLevel lowest) : LoggingAdapterBase(DefaultLogMessageFormatter.Instance)
    {
        public List<Record> Records { get; } = [];

        public override bool IsDebugEnabled => lowest <= LogLevel.DebugLevel;

        public override bool IsInfoEnabled => lowest <= LogLevel.InfoLevel;

        public override bool IsWarningEnabled => lowest <= LogLevel.WarningLevel;

        public override bool IsErrorEnabled => lowest <= LogLevel.ErrorLevel;

        protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null) =>
            Records.Add(new Record(logLevel, message, cause));
    }
}
