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
        try
        {
            _output.WriteLine(logEvent.ToString());
        }
        catch (FormatException)
        {
            // A text with braces whose values do not fit it: what can be told is told without the values.
            var text = logEvent.Message is LogMessage message ? message.Format : logEvent.Message.GetType().Name;
            _output.WriteLine($"[{logEvent.LogLevel()}][{logEvent.LogSource}] {text} (not formatted)");
        }
        catch (InvalidOperationException)
        {
            // The output belongs to a test that has ended; what its system still logs has no place any more.
        }
    }
}

/// <summary>An output with a prefix before every line.</summary>
internal sealed class PrefixedOutput(ITestOutputHelper output, string prefix) : ITestOutputHelper
{
    public void WriteLine(string message) => output.WriteLine(prefix + message);

    public void WriteLine(string format, params object[] args) => output.WriteLine(prefix + format, args);
}
