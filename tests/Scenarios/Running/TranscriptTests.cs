using ActorConcurrency.Scenarios.Running;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Running;

public class TranscriptTests
{
    [Fact]
    public async Task WriteLine_FromManyThreads_KeepsLinesWholeAndEachThreadsOrder()
    {
        using var output = new StringWriter { NewLine = "\n" };
        await using (var transcript = new Transcript(output))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            {
                for (var i = 0; i < 500; i++)
                    transcript.WriteLine($"{thread} {i}");
            })));
        }
        var lines = output.ToString().TrimEnd('\n').Split('\n').Select(l => l.Split(' ')).ToList();
        Assert.Equal(8 * 500, lines.Count);
        Assert.All(lines.GroupBy(l => l[0]), thread => Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), thread.Select(l => l[1])));
    }

    [Fact]
    public async Task WriteLine_NotATerminal_HasNeitherColourNorStatus()
    {
        using var output = new StringWriter { NewLine = "\n" };
        await using (var transcript = new Transcript(output))
        {
            transcript.ShowStatus("waiting");
            transcript.WriteLine("绿灯亮了", LineColour.Green);
        }
        Assert.Equal("绿灯亮了\n", output.ToString());
    }

    [Theory]
    [InlineData("绿灯亮了", "Green", "\e[32m绿灯亮了\e[0m\n")]
    [InlineData("红灯亮了", "Red", "\e[31m红灯亮了\e[0m\n")]
    [InlineData("car1通过", "Passing", "\e[0;32;40mcar1通过\e[0m\n")]
    public async Task WriteLine_InColour_WritesTheCodesOfTheNotes(string line, string colour, string expected)
    {
        using var output = new StringWriter { NewLine = "\n" };
        await using (var transcript = new Transcript(output, colours: true))
            transcript.WriteLine(line, Enum.Parse<LineColour>(colour));
        Assert.Equal(expected, output.ToString());
    }

    [Fact]
    public async Task ShowStatus_OnATerminal_IsErasedBeforeALineAndShownAgainAfterIt()
    {
        using var output = new StringWriter { NewLine = "\n" };
        await using (var transcript = new Transcript(output, isTerminal: true))
        {
            transcript.ShowStatus("waiting");
            transcript.WriteLine("line");
        }
        Assert.Contains("waiting\r\e[2Kline\n\r\e[2Kwaiting", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\e[2K", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowProgress_OnATerminal_StandsBeforeTheStatusAndIsCutToItsWidth()
    {
        using var output = new StringWriter { NewLine = "\n" };
        await using (var transcript = new Transcript(output, isTerminal: true, width: 16))
        {
            transcript.ShowProgress("1/2 event");
            transcript.ShowStatus("等待事件");
        }
        Assert.Contains("1/2 event  等待", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("等待事", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteLine_NobodyReadsTheOutput_FiresBroken()
    {
        await using var transcript = new Transcript(new ClosedPipe());
        transcript.WriteLine("line");
        await transcript.FlushAsync();
        Assert.True(transcript.Broken.IsCancellationRequested);
    }

    private sealed class ClosedPipe : StringWriter
    {
        public override void Flush() => throw new IOException("Broken pipe");
    }
}
