using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cli;

public class UsageTests
{
    [Theory]
    [InlineData("run trafic-light", "'trafic-light'", "Did you mean traffic-light?")]
    [InlineData("run event nonsense", "'nonsense'", "Scenarios: ")]
    [InlineData("explain pol", "'pol'", "Did you mean pool?")]
    [InlineData("run traffic-light --speed 0", "--speed 0", "above zero")]
    [InlineData("run traffic-light --speed -1", "--speed -1", "above zero")]
    [InlineData("run traffic-light --speed NaN", "--speed NaN", "above zero")]
    [InlineData("run traffic-light --speed Infinity", "--speed Infinity", "above zero")]
    [InlineData("run traffic-light --speed fast", "--speed fast", "above zero")]
    [InlineData("run traffic-light --set cars=abc", "--set cars=abc", "a whole number from 1")]
    [InlineData("run traffic-light --set cars=0", "--set cars=0", "a whole number from 1")]
    [InlineData("run traffic-light --set cars", "--set cars", "a name and a value")]
    [InlineData("run traffic-light --set =5", "--set =5", "a name and a value")]
    [InlineData("run traffic-light --set crs=5", "'crs'", "Did you mean cars?")]
    [InlineData("run semaphore --set release=maybe", "--set release=maybe", "one of after-hold, never")]
    [InlineData("run pool --set terminate=later", "--set terminate=later", "'never', or a duration")]
    [InlineData("run traffic-light --lang fr", "--lang fr", "Languages: notes, en")]
    [InlineData("run traffic-light --seed x", "--seed x", "whole number")]
    [InlineData("run traffic-light --log-level loud", "--log-level loud", "Levels: ")]
    [InlineData("run traffic-light --log-level debgu", "--log-level debgu", "Did you mean debug?")]
    [InlineData("run traffic-light --sped 5", "'--sped'", "--speed")]
    [InlineData("run traffic-light --interactive", "--interactive", "traffic-light takes no commands")]
    [InlineData("run traffic-light --trace /no/such/folder/t.json", "--trace /no/such/folder/t.json", "cannot be written")]
    [InlineData("run traffic-light --mermaid /no/such/folder/t.mmd", "--mermaid /no/such/folder/t.mmd", "cannot be written")]
    [InlineData("run event pool --mermaid both.mmd", "--mermaid both.mmd", ".md")]
    [InlineData("run event --trace both.mmd --mermaid ./both.mmd", "both.mmd", "give two files")]
    [InlineData("rnu event", "'rnu'", "Did you mean run?")]
    [InlineData("", "Say what to do", "Commands: list, run, explain, cluster")]
    [InlineData("cluster", "Say what to do", "Commands: node, status")]
    [InlineData("cluster nod", "'nod'", "Did you mean node?")]
    [InlineData("cluster node --port 70000", "--port 70000", "from 0 to 65535")]
    [InlineData("cluster node --hostname a_!b", "--hostname a_!b", "a name or an address of a machine")]
    [InlineData("cluster node --roles a,,b", "--roles", "a role is made of letters")]
    [InlineData("cluster node --config /no/such/file", "--config /no/such/file", "cannot be used")]
    [InlineData("cluster node --seeds 127.0.0.1", "--seeds 127.0.0.1", "host:port")]
    [InlineData("cluster status", "Name a node", "ACTORCONCURRENCY_SEEDS")]
    [InlineData("cluster status --seeds a:1,b:0", "--seeds b:0", "host:port")]
    [InlineData("cluster status --seeds a:1 --lang fr", "--lang fr", "Languages: notes, en")]
    [InlineData("cluster status --seeds a:1 --jsno", "'--jsno'", "Did you mean --json?")]
    [InlineData("cluster leave --seeds a:1", "argument missing", "leave --help")]
    [InlineData("cluster down nowhere --seeds a:1", "nowhere", "host:port")]
    [InlineData("run", "run", "--help")]
    [InlineData("run event --speed", "--speed", "--help")]
    public async Task Run_BadCommandLine_NamesTheBadInputAndExitsWith2(string arguments, string badInput, string help)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(badInput, result.Error, StringComparison.Ordinal);
        Assert.Contains(help, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("run trafic-light --lang notes", "没有场景“trafic-light”。是不是 traffic-light？场景：")]
    [InlineData("run traffic-light --lang=notes --set cars=0", "--set cars=0：cars 取从 1 到 ")]
    [InlineData("run traffic-light --lang zh-CN --set cars=0", "--set cars=0：cars 取从 1 到 ")]
    [InlineData("rnu --lang notes", "没有命令“rnu”。是不是 run？")]
    public async Task Run_BadCommandLineInTheNotesLanguage_SaysSoInIt(string arguments, string message)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HelpInTheNotesLanguage_IsInIt()
    {
        var result = await CommandLine.RunAsync("run --lang notes --help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("所有时长除以这个数", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Help_ExitsWith0()
    {
        var result = await CommandLine.RunAsync("run --help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("--speed", result.Output, StringComparison.Ordinal);
    }
}
