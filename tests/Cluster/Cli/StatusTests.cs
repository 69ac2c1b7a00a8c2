using System.Text.Json;
using Xunit;

namespace ActorConcurrency.Cluster.Cli.Tests;

/// <summary>What the status of a cluster says of its primitives.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Status_WhilePrimitivesAreUsed_SaysWhereTheyLiveWhoHoldsAndWhoWaits()
    {
        await using var first = CommandProcess.Node("--roles worker");
        var seed = (await first.LineAsync(" listens, process ")).Split(' ')[1];
        await using var second = CommandProcess.Node($"--roles worker --seeds {seed}");
        await first.LineAsync("is up (");
        await first.LineAsync("is up (");
        await using var watch = new CommandProcess($"cluster status --watch --json --seeds {seed}");
        await using var run = new CommandProcess(
            $"cluster run semaphore --set permits=6 --set acquirers=8 --set release=never --set patience=10m --seeds {seed} --lang en --config {CommandProcess.Quick}");
        var guest = (await first.LineAsync("is up (guest)")).Split(' ')[0];

        using (var status = JsonDocument.Parse(await watch.LineAsync("\"waiting\":2,")))
        {
            var semaphore = status.RootElement.GetProperty("primitives").EnumerateArray().Single(p => p.GetProperty("kind").GetString() == "semaphore");
            Assert.Equal(6, semaphore.GetProperty("held").GetInt32());
            Assert.EndsWith(".semaphore", semaphore.GetProperty("name").GetString(), StringComparison.Ordinal);
            var members = status.RootElement.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("address").GetString());
            Assert.Contains(semaphore.GetProperty("node").GetString(), members);
            Assert.True(semaphore.GetProperty("epoch").GetInt64() > 0);
            var holders = semaphore.GetProperty("holders").EnumerateArray().Select(holder => holder.GetString()!).ToList();
            Assert.Equal(5, holders.Distinct().Count());
            Assert.All(holders, holder => Assert.StartsWith($"{guest}/user/", holder, StringComparison.Ordinal));
        }

        var (exitCode, table, error) = await CommandProcess.RunAsync($"cluster status --seeds {seed} --lang en");
        Assert.True(exitCode == 0, error);
        var lines = table.Split('\n').Select(line => line.Split('│', StringSplitOptions.TrimEntries)).ToList();
        var header = lines.FindIndex(cells => cells is [_, "primitive", "node", "held by", "waits", _]);
        Assert.True(header >= 0, table);
        var rows = lines.Skip(header + 2).TakeWhile(cells => cells.Length > 4).ToList();
        var row = rows.FindIndex(cells => cells[1].StartsWith("semaphore '", StringComparison.Ordinal));
        Assert.Contains(rows[row][2], new[] { seed, guest, (await second.LineAsync(" listens, process ")).Split(' ')[1] });
        // A narrow table breaks what is long over several lines. What is listed after the semaphore has no holders.
        var (holding, waiting) = (Column(3), Column(4));
        Assert.Equal(5, Owners(holding));
        Assert.EndsWith("+ 1", holding, StringComparison.Ordinal);
        Assert.Equal(2, Owners(waiting));

        run.Signal("INT");
        Assert.Equal(130, (await run.EndAsync()).ExitCode);

        string Column(int number) => string.Concat(rows.Skip(row).Select(cells => cells[number]));
        int Owners(string column) => column.Split($"{guest}/user/").Length - 1;
    }
}
