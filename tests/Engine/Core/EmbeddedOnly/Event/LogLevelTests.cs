using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Event;

/// <summary>A log level that is set while the system runs holds for everybody at once.</summary>
public sealed class LogLevelTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void SetLogLevel_AtRunTime_HoldsForAdaptersThatAreThere()
    {
        var log = Logging.GetLogger(Sys, "clerk");

        Sys.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        Assert.False(log.IsWarningEnabled);
        Sys.EventStream.SetLogLevel(LogLevel.DebugLevel);

        EventFilter.Debug("wanted").ExpectOne(() => log.Debug("wanted"));
    }
}
