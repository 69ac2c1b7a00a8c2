using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster.Membership;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cluster;

public class NodeSettingsTests
{
    [Theory]
    [InlineData("127.0.0.1:2551", "127.0.0.1", 2551)]
    [InlineData("akka.tcp://concurrency@node-1.example:1", "node-1.example", 1)]
    [InlineData("[::1]:65535", "[::1]", 65535)]
    public void TryParse_EitherForm_IsTheAddress(string text, string host, int port)
    {
        Assert.True(NodeAddress.TryParse(text, out var address));
        Assert.Equal(new Address("akka.tcp", "concurrency", host, port), address);
        Assert.True(NodeAddress.TryParse(NodeAddress.Short(address), out var again));
        Assert.Equal(address, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("host")]
    [InlineData("host:")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:+1")]
    [InlineData(":2551")]
    [InlineData("akka.tcp://other@host:2551")]
    [InlineData("http://host:2551")]
    public void TryParse_NoAddress_IsRefused(string text) => Assert.False(NodeAddress.TryParse(text, out _));

    [Fact]
    public void ToConfig_OfTheEnvironment_HasAllThatItSays()
    {
        var config = From(
            ("PORT", "0"), ("HOSTNAME", "0.0.0.0"), ("PUBLIC_HOSTNAME", "node-1"), ("PUBLIC_PORT", "80"), ("SEEDS", "a:1, b:2"), ("ROLES", "worker,big"),
            ("SECRET", "quo\"te\\d $x")).ToConfig();
        Assert.Equal(0, config.GetInt("akka.remote.dot-netty.tcp.port"));
        Assert.Equal("0.0.0.0", config.GetString("akka.remote.dot-netty.tcp.hostname"));
        Assert.Equal("node-1", config.GetString("akka.remote.dot-netty.tcp.public-hostname"));
        Assert.Equal(80, config.GetInt("akka.remote.dot-netty.tcp.public-port"));
        Assert.Equal(["akka.tcp://concurrency@a:1", "akka.tcp://concurrency@b:2"], config.GetStringList("akka.cluster.seed-nodes"));
        Assert.Equal(["worker", "big"], config.GetStringList("akka.cluster.roles"));
        Assert.Equal("quo\"te\\d $x", config.GetString("actorconcurrency.engine.remote.shared-secret"));
    }

    [Fact]
    public void ToConfig_NothingIsSaid_LeavesAllToTheFile() => Assert.False(From().ToConfig().HasPath("akka"));

    [Fact]
    public void Over_OptionAndEnvironment_TheOptionIsStronger()
    {
        var settings = new NodeSettings { Port = 1, Roles = ["a"] }.Over(From(("PORT", "2"), ("SECRET", "s")));
        Assert.Equal((1, "s"), (settings.Port, settings.Secret));
        Assert.Equal(["a"], settings.Roles);
    }

    [Theory]
    [InlineData("PORT", "-1")]
    [InlineData("PUBLIC_PORT", "0")]
    [InlineData("HOSTNAME", "no host")]
    [InlineData("SEEDS", "a:1,b")]
    [InlineData("ROLES", "a b")]
    public void FromEnvironment_BadValue_NamesTheVariable(string setting, string value) =>
        Assert.StartsWith($"ACTORCONCURRENCY_{setting} ", Assert.Throws<UsageException>(() => From((setting, value))).Message, StringComparison.Ordinal);

    private static NodeSettings From(params (string Setting, string Value)[] variables) =>
        NodeSettings.FromEnvironment(name => variables.Where(v => NodeSettings.Variable(v.Setting) == name).Select(v => v.Value).FirstOrDefault());
}
