using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace ActorConcurrency.Cluster.Cli.Tests;

/// <summary>Scenarios on nodes that are processes: started for the run, or there already.</summary>
public sealed partial class RunTests
{
    [Fact]
    public async Task Run_ProcessesOnThreeNodes_AreThreeProcesses()
    {
        var (exitCode, output, error) = await CommandProcess.RunAsync("run processes --nodes 3 --speed 100 --lang en");
        Assert.True(exitCode == 0, output + error);
        Assert.Empty(error);
        Assert.Equal(3, NodesOf(output).Distinct().Count());
        Assert.Equal(3, NodesOf(output).Select(n => n.Process).Distinct().Count());
        Assert.Contains("processes: ok: every line once (10 in all); nodes: 3; ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GilOnNodes_CountsTheSamePrimesThere()
    {
        var (exitCode, output, error) = await CommandProcess.RunAsync("run gil --nodes 2 --speed 100 --set limit=200000 --set workers=1 --lang en");
        Assert.True(exitCode == 0, output + error);
        Assert.Matches(@"\n2 nodes +17984 +\d+\.\d{3} s +\d+\.\d\dx\n", output);
        Assert.Contains("17984 primes each time; 2 nodes were ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ItsProcessIsKilled_TheNodesEndToo()
    {
        // Its first line stands when the nodes are up; then it sleeps.
        await using var run = new CommandProcess("run gil --nodes 2 --speed 0.001 --lang en");
        await run.LineAsync("main thread");
        var nodes = ChildrenOf(run.Id).Select(Process.GetProcessById).ToList();
        Assert.Equal(2, nodes.Count);

        run.Signal("KILL");

        foreach (var node in nodes)
            await node.WaitForExitAsync().WaitAsync(CommandProcess.Limit);
    }

    [Fact]
    public async Task ClusterRun_OnNodesThatAreThere_UsesThemAndLeaves()
    {
        await using var first = CommandProcess.Node("--roles worker");
        var seed = (await first.LineAsync(" listens, process ")).Split(' ')[1];
        await using var second = CommandProcess.Node($"--roles worker --seeds {seed}");
        await second.LineAsync($"{seed} is up");

        var (exitCode, output, error) = await CommandProcess.RunAsync($"cluster run processes traffic-light --seeds {seed} --speed 100 --lang en --config {CommandProcess.Quick}");

        Assert.True(exitCode == 0, output + error);
        Assert.Equal(new[] { first.Id, second.Id }.Order(), NodesOf(output).Select(n => n.Process).Distinct().Order());
        Assert.Contains("2 scenarios: 2 ok", output, StringComparison.Ordinal);
        await first.LineAsync("has left (guest)");
        await first.LineAsync("has left (guest)");

        var tooFew = await CommandProcess.RunAsync($"cluster run processes --nodes 3 --seeds {seed} --lang en --config {CommandProcess.Quick}");
        Assert.Equal(1, tooFew.ExitCode);
        Assert.Contains("The cluster has 2 nodes with the role worker, and 3 are needed", tooFew.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClusterRun_OfWhatUsesPrimitives_HasThemOnTheNodesAndKeepsItsContracts()
    {
        await using var first = CommandProcess.Node("--roles worker");
        var seed = (await first.LineAsync(" listens, process ")).Split(' ')[1];
        await using var second = CommandProcess.Node($"--roles worker --seeds {seed}");
        await using var third = CommandProcess.Node($"--roles worker --seeds {seed}");
        for (var i = 0; i < 3; i++)
            await first.LineAsync("is up (");

        var run = $"cluster run lock rlock condition joinable-queue shared-global process --speed 10 --quiet --seeds {seed} --lang en --config {CommandProcess.Quick}";
        // And again: no run meets what another one has left.
        var once = await CommandProcess.RunAsync(run);
        var again = await CommandProcess.RunAsync(run);

        foreach (var (exitCode, output, error) in new[] { once, again })
        {
            Assert.True(exitCode == 0, output + error);
            Assert.Contains("6 scenarios: 6 ok", output, StringComparison.Ordinal);
        }
    }

    private static List<(string Name, int Process)> NodesOf(string output) =>
        [.. Node().Matches(output).Select(m => (m.Groups[1].Value, int.Parse(m.Groups[2].Value, null)))];

    /// <summary>The processes that a process has started, from Linux's table: name in brackets, state, parent.</summary>
    private static IEnumerable<int> ChildrenOf(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = Path.GetFileName(folder)
        where id.All(char.IsAsciiDigit)
        let state = TryRead(Path.Combine(folder, "stat"))
        where state is not null && state[(state.LastIndexOf(')') + 2)..].Split(' ')[1] == $"{parent}"
        select int.Parse(id, null);

    private static string? TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process has ended meanwhile.
            return null;
        }
    }

    [GeneratedRegex(@"\b(node\d+)@(\d+)")]
    private static partial Regex Node();
}
