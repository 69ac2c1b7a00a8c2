using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Event;

public sealed class LoggingTests
{
    [Theory]
    [InlineData("DEBUG", LogLevel.DebugLevel)]
    [InlineData("info", LogLevel.InfoLevel)]
    [InlineData("Warning", LogLevel.WarningLevel)]
    [InlineData("ERROR", LogLevel.ErrorLevel)]
    public void LogLevelFor_NameInAnyCase_IsTheLevel(string name, LogLevel expected) =>
        Assert.Equal(expected, Logging.LogLevelFor(name));

    [Fact]
    public void LogLevelFor_UnknownName_Throws() => Assert.Throws<ArgumentException>(() => Logging.LogLevelFor("loud"));

    [Fact]
    public void LogLevelFor_Off_IsAboveEveryLevel() => Assert.True(Logging.LogLevelFor("OFF") > LogLevel.ErrorLevel);

    [Fact]
    public void ClassFor_EveryLevel_LeadsBackToTheLevel()
    {
        Assert.Equal(typeof(Debug), LogLevel.DebugLevel.ClassFor());
        Assert.Equal(typeof(Info), LogLevel.InfoLevel.ClassFor());
        Assert.Equal(typeof(Warning), LogLevel.WarningLevel.ClassFor());
        Assert.Equal(typeof(Error), LogLevel.ErrorLevel.ClassFor());
        Assert.Equal(LogLevel.WarningLevel, Logging.LogLevelFor<Warning>());
    }

    [Fact]
    public void LogEvent_Created_KnowsWhatWhoAndWhen()
    {
        var cause = new InvalidOperationException("on purpose");
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;

        LogEvent logEvent = new Error(cause, "source", typeof(LoggingTests), "it failed");

        Assert.Equal(LogLevel.ErrorLevel, logEvent.LogLevel());
        Assert.Equal("source", logEvent.LogSource);
        Assert.Equal(typeof(LoggingTests), logEvent.LogClass);
        Assert.Equal("it failed", logEvent.Message);
        Assert.Same(cause, logEvent.Cause);
        Assert.True(logEvent.Timestamp >= before);
        Assert.Same(Thread.CurrentThread, logEvent.Thread);
    }

    [Fact]
    public void ToString_OfALogEvent_NamesLevelSourceMessageAndCause()
    {
        var text = new Error(new InvalidOperationException("on purpose"), "the source", typeof(LoggingTests), "it failed").ToString();

        Assert.StartsWith("[ERROR]", text, StringComparison.Ordinal);
        Assert.Contains("[the source] it failed", text, StringComparison.Ordinal);
        Assert.Contains("Cause: System.InvalidOperationException: on purpose", text, StringComparison.Ordinal);
    }
}
