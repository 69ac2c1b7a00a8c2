using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes log events to a test's output.</summary>
public class TestOutputLogger : ReceiveActor
{
    private readonly ITestOutputHelper _output;

    /// <summary>Writes to the given output.</summary>
    public TestOutputLogger(ITestOutputHelper output)
    {
        _output = output;
        Receive<LogEvent>(Write);
        Receive<InitializeLogger>(Start);
    }

    private void Start(InitializeLogger start)
    {
        foreach (var channel in new[] { typeof(Debug), typeof(Info), typeof(Warning), typeof(Error) })
            start.LoggingBus.Subscribe(Self, channel);

        Sender.Tell(new LoggerInitialized());
    }

    private void Write(LogEvent logEvent)
    {
        FormatException? problem = null;
        var text = logEvent.Message is LogMessage message ? message.ToString(out problem) : logEvent.Message;
        try
        {
            _output.WriteLine(logEvent.ToString(text));
        }
        catch (Exception)
        {
            // The output belongs to a test that has ended, or refuses to be written to. A logger that failed for it would log its failure, to fail again.
        }

        if (problem is not null)
            Report(problem, logEvent);
    }

    // A log call whose arguments do not fit its format is a mistake that a test may want to see.
    private void Report(FormatException problem, LogEvent logEvent)
    {
        Exception cause = logEvent.Cause is { } other ? new AggregateException(problem, other) : problem;
        Context.System.EventStream.Publish(new Error(cause, logEvent.LogSource, logEvent.LogClass, "A log message does not fit its format."));
    }
}

/// <summary>An output with a prefix before every line.</summary>
internal sealed class PrefixedOutput(ITestOutputHelper output, string prefix) : ITestOutputHelper
{
    public void WriteLine(string message) => output.WriteLine(prefix + message);

    public void WriteLine(string format, params object[] args) => output.WriteLine(prefix + format, args);
}
