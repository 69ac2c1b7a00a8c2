using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Deploying;

public class DeployTests
{
    [Fact]
    public void WithFallback_TakesWhatIsLeftOpen()
    {
        var own = new Deploy("/a", Deploy.NoScopeGiven).WithDispatcher("own-dispatcher");
        var other = new Deploy("/b", new RemoteScope(Address.Parse("akka.tcp://sys@host:1")))
            .WithDispatcher("other-dispatcher")
            .WithMailbox("other-mailbox")
            .WithRouterConfig(new RoundRobinPool(3));

        var both = own.WithFallback(other);

        Assert.Equal("/a", both.Path);
        Assert.Equal("own-dispatcher", both.Dispatcher);
        Assert.Equal("other-mailbox", both.Mailbox);
        Assert.IsType<RoundRobinPool>(both.RouterConfig);
        Assert.Equal(other.Scope, both.Scope);
    }

    [Fact]
    public void Equals_ComparesEverything()
    {
        Assert.Equal(Deploy.None.WithDispatcher("d"), Deploy.None.WithDispatcher("d"));
        Assert.NotEqual(Deploy.None.WithDispatcher("d"), Deploy.None.WithDispatcher("e"));
        Assert.NotEqual(Deploy.None, Deploy.Local);
        Assert.Equal(new RemoteScope(Address.Parse("akka://a")), new RemoteScope(Address.Parse("akka://a")));
        Assert.NotEqual(new RemoteScope(Address.Parse("akka://a")), new RemoteScope(Address.Parse("akka://b")));
    }

    [Fact]
    public void ActorSystemSetup_KeepsOneOfEachKind()
    {
        var setup = ActorSystemSetup.Create(new Volume(1), BootstrapSetup.Create()).WithSetup(new Volume(2));

        Assert.Equal(2, setup.Get<Volume>().Value.Level);
        Assert.True(setup.Get<BootstrapSetup>().HasValue);
        Assert.False(ActorSystemSetup.Empty.Get<Volume>().HasValue);
        Assert.Equal(3, new Volume(3).And(BootstrapSetup.Create()).Get<Volume>().Value.Level);
    }

    [Fact]
    public void BootstrapSetup_OfASystem_GivesItsConfiguration()
    {
        var config = ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF }, mine = first");
        var setup = BootstrapSetup.Create().WithConfig(config).WithConfigFallback(ConfigurationFactory.ParseString("mine = second, more = 1"));

        using var system = ActorSystem.Create("setup", setup.And(new Volume(5)));

        Assert.Equal("first", system.Settings.Config.GetString("mine"));
        Assert.Equal(1, system.Settings.Config.GetInt("more"));
        Assert.Equal(5, system.Settings.Setup.Get<Volume>().Value.Level);
    }

    private sealed class Volume(int level) : Setup
    {
        public int Level { get; } = level;
    }
}
