using System.Collections.Concurrent;
using Akka.Event;
using Xunit;
using Xunit.Abstractions;

namespace ActorConcurrency.Engine.TestKit.Tests.Setup;

public sealed class TestOutputTests
{
    [Fact]
    public void Construct_WithOutput_WritesTheLogToIt()
    {
        var output = new Output();
        using var test = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = DEBUG", output);

        test.Log.Warning("the {0} is red", "light");

        test.AwaitAssert(() => Assert.Contains(output.Lines, line => line.Contains("the light is red")));
    }

    public static TheoryData<Exception> Refusals =>
        [new InvalidOperationException("There is no currently active test."), new NotSupportedException("This output takes nothing.")];

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Construct_OutputThatRefuses_IsNoError(Exception refusal)
    {
        using var test = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = DEBUG", new RefusingOutput(refusal));

        test.EventFilter.Warning("nobody reads this").ExpectOne(() => test.Log.Warning("nobody reads this"));
        test.EventFilter.Error().Expect(0, TimeSpan.FromMilliseconds(20), () => test.Log.Warning("nor this"));
    }

    private sealed class Output : ITestOutputHelper
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void WriteLine(string message) => Lines.Enqueue(message);

        public void WriteLine(string format, params object[] args) => Lines.Enqueue(string.Format(format, args));
    }

    private sealed class RefusingOutput(Exception refusal) : ITestOutputHelper
    {
        public void WriteLine(string message) => throw refusal;

        public void WriteLine(string format, params object[] args) => throw refusal;
    }
}
