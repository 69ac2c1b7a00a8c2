using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cli;

/// <summary>Ctrl+C, the termination signal, the end of input and a reader that has gone, with the real process.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("run traffic-light --speed 0.05")]
    [InlineData("run joinable-queue --set pause=20ms --set buns=100000")]
    [InlineData("run pool --speed 0.05")]
    [InlineData("run timer --set ticks=1000")]
    [InlineData("run all --speed 0.05")]
    public async Task Interrupt_InMidRun_ExitsWith130AndNothingOnStandardError(string arguments)
    {
        using var process = new ScenarioProcess(arguments);
        Assert.NotNull(await process.ReadLineAsync());

        process.Signal("INT");

        var (exitCode, error) = await process.EndAsync();
        Assert.Empty(error);
        Assert.Equal(130, exitCode);
    }

    [Fact]
    public async Task Interrupt_AtThePrompt_ExitsWith130AndNothingOnStandardError()
    {
        using var process = new ScenarioProcess("run condition --interactive");
        await process.Input.WriteLineAsync("2");
        await process.Input.FlushAsync();
        Assert.NotNull(await process.ReadLineAsync());

        process.Signal("INT");

        Assert.Equal((130, ""), await process.EndAsync());
    }

    [Fact]
    public async Task Terminate_InMidRun_ExitsWith143()
    {
        using var process = new ScenarioProcess("run traffic-light --speed 0.05 --lang en");
        Assert.NotNull(await process.ReadLineAsync());

        process.Signal("TERM");

        Assert.Contains("traffic-light: stopped before its end (", await process.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal((143, ""), await process.EndAsync());
    }

    [Fact]
    public async Task EndOfInput_Interactive_EndsCleanly()
    {
        using var process = new ScenarioProcess("run condition --interactive --lang en");
        await process.Input.WriteAsync("3\n");
        process.Input.Close();

        var output = await process.ReadToEndAsync();
        var (exitCode, error) = await process.EndAsync();
        Assert.Empty(error);
        Assert.True(exitCode == 0, output);
        Assert.Contains("condition: ok: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReaderOfTheOutput_Gone_EndsTheRun()
    {
        using var process = new ScenarioProcess("run joinable-queue --set pause=20ms --set buns=100000");
        Assert.NotNull(await process.ReadLineAsync());

        process.CloseOutput();

        Assert.Equal(1, (await process.EndAsync()).ExitCode);
    }
}
