using System.Text.Json;
using Xunit;

namespace ActorConcurrency.Cluster.Cli.Tests;

/// <summary>Nodes as processes, and the commands that see and steer them.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task Nodes_JoinLeaveAndDie_EveryNodeAndTheStatusSayWhatHappens()
    {
        await using var first = CommandProcess.Node("--roles worker");
        var seed = await AddressAsync(first);
        await using var second = CommandProcess.Node($"--seeds {seed} --roles worker,big");
        var leaving = await AddressAsync(second);
        await using var third = CommandProcess.Node($"--seeds {seed}");
        var dying = await AddressAsync(third);
        await first.LineAsync("is up (");
        await first.LineAsync("is up (");
        await first.LineAsync("is up (");

        var (exitCode, output, error) = await CommandProcess.RunAsync($"cluster status --seeds 127.0.0.1:1,{seed} --json");
        Assert.True(exitCode == 0, error);
        using (var status = JsonDocument.Parse(output))
        {
            Assert.Contains(status.RootElement.GetProperty("leader").GetString(), new[] { seed, leaving, dying });
            var members = status.RootElement.GetProperty("members").EnumerateArray().ToList();
            Assert.Equal(new[] { seed, leaving, dying }.Order(), members.Select(m => m.GetProperty("address").GetString()!).Order());
            Assert.All(members, m => Assert.Equal("up", m.GetProperty("state").GetString()));
            Assert.All(members, m => Assert.True(m.GetProperty("isReachable").GetBoolean()));
            var roles = members.Single(m => m.GetProperty("address").GetString() == leaving).GetProperty("roles");
            Assert.Equal(["big", "worker"], roles.EnumerateArray().Select(r => r.GetString()!));
        }

        await using var watch = new CommandProcess($"cluster status --watch --seeds {seed}");
        await watch.LineAsync(dying);
        third.Signal("KILL");
        await first.LineAsync($"{dying} cannot be reached");
        await first.LineAsync($"{dying} is removed");

        Assert.Equal((0, $"{leaving} has left", ""), await CommandProcess.RunAsync($"cluster leave {leaving} --seeds {seed}"));
        await first.LineAsync($"{leaving} has left (big, worker)");
        var left = await second.EndAsync();
        Assert.Equal(0, left.ExitCode);
        Assert.EndsWith("the node has left the cluster", left.Output, StringComparison.Ordinal);

        // Before the node that it asks has gone.
        watch.Signal("INT");
        Assert.Equal(130, (await watch.EndAsync()).ExitCode);
        first.Signal("TERM");
        Assert.Equal(143, (await first.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Node_GivenUpThoughItRuns_EndsAndSaysSo()
    {
        await using var first = CommandProcess.Node("");
        var seed = await AddressAsync(first);
        await using var second = CommandProcess.Node($"--seeds {seed}");
        var other = await AddressAsync(second);
        await second.LineAsync($"{other} is up");

        Assert.Equal(0, (await CommandProcess.RunAsync($"cluster down {other} --seeds {seed}")).ExitCode);

        var end = await second.EndAsync();
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("was removed from the cluster", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_PortIsTaken_SaysSoAndExitsWith1()
    {
        await using var first = CommandProcess.Node("");
        var address = await AddressAsync(first);

        var (exitCode, _, error) = await CommandProcess.RunAsync($"cluster node --port {address.Split(':')[1]}");

        Assert.Equal(1, exitCode);
        Assert.Contains($"can't listen on {address}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_NobodyListensOrTheSecretIsAnother_SaysSoAndExitsWith1()
    {
        await using var node = CommandProcess.Node("", ("ACTORCONCURRENCY_SECRET", "one"), ("ACTORCONCURRENCY_ROLES", "a,b"));
        var seed = await AddressAsync(node);
        await node.LineAsync("is up (a, b)");
        foreach (var seeds in new[] { seed, "127.0.0.1:1" })
        {
            var (exitCode, output, error) = await CommandProcess.RunAsync($"cluster status --seeds {seeds}", ("ACTORCONCURRENCY_SECRET", "another"));
            Assert.Equal((1, ""), (exitCode, output));
            Assert.StartsWith($"No node answers: {seeds}.", error, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await CommandProcess.RunAsync("cluster status", ("ACTORCONCURRENCY_SECRET", "one"), ("ACTORCONCURRENCY_SEEDS", seed))).ExitCode);
    }

    [Fact]
    public async Task Leave_NoMember_NamesTheMembersAndExitsWith1()
    {
        await using var node = CommandProcess.Node("");
        var seed = await AddressAsync(node);
        await node.LineAsync("is up");
        Assert.Equal((1, "", $"127.0.0.1:9 is no member. Members: {seed}."), await CommandProcess.RunAsync($"cluster leave 127.0.0.1:9 --seeds {seed}"));
    }

    [Fact]
    public async Task Child_ItsParentIsGone_Ends()
    {
        await using var child = CommandProcess.Node("--child");
        await child.LineAsync("akka.tcp://concurrency@127.0.0.1:");

        child.CloseInput();

        await child.EndAsync();
    }

    private static async Task<string> AddressAsync(CommandProcess node) => (await node.LineAsync(" listens, process ")).Split(' ')[1];
}
