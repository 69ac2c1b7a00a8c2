using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Setup;

public sealed class SystemOfATestTests
{
    [Fact]
    public void Construct_WithoutArguments_NamesTheSystemTest()
    {
        using var test = new Kit();

        Assert.Equal("test", test.Sys.Name);
        Assert.Equal(TimeSpan.FromSeconds(3), test.TestKitSettings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(5), test.TestKitSettings.DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), test.TestKitSettings.TestEventFilterLeeway);
        Assert.Equal(1.0, test.TestKitSettings.TestTimeFactor);
        Assert.False(test.TestKitSettings.LogTestKitCalls);
    }

    [Fact]
    public void Construct_WithConfig_UsesItBeforeTheDefaults()
    {
        using var test = new Kit(ConfigurationFactory.ParseString("akka.test.single-expect-default = 1s\nmine = yes"), "named");

        Assert.Equal("named", test.Sys.Name);
        Assert.Equal(TimeSpan.FromSeconds(1), test.TestKitSettings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(5), test.TestKitSettings.DefaultTimeout);
        Assert.Equal("yes", test.Sys.Settings.Config.GetString("mine"));
    }

    [Fact]
    public void Construct_WithSetup_UsesItsConfig()
    {
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString("mine = yes")));
        using var test = new Kit(setup);

        Assert.Equal("yes", test.Sys.Settings.Config.GetString("mine"));
        Assert.Equal(TimeSpan.FromSeconds(3), test.TestKitSettings.SingleExpectDefault);
    }

    [Fact]
    public void Construct_WithSystem_TestsThat()
    {
        var system = ActorSystem.Create("given", TestKitBase.DefaultConfig);
        using var test = new Kit(system);

        test.TestActor.Tell("a");

        Assert.Same(system, test.Sys);
        test.ExpectMsg("a");
    }

    [Fact]
    public async Task Dispose_TheSystem_HasEnded()
    {
        var test = new Kit();
        var system = test.Sys;

        test.Dispose();
        test.Dispose();

        Assert.True(system.WhenTerminated.IsCompleted);
        await system.WhenTerminated;
    }

    [Fact]
    public void Shutdown_SystemDoesNotEnd_ThrowsIfWanted()
    {
        using var gate = new ManualResetEventSlim();
        var test = new Kit();
        test.Sys.ActorOf(Props.Create<Stubborn>(gate));

        Assert.Throws<TimeoutException>(() => test.Shutdown(TimeSpan.FromMilliseconds(20), verifySystemShutdown: true));
        gate.Set();
        test.Dispose();
    }

    [Fact]
    public void TestActors_OfManyTests_HaveNamesOfTheirOwn()
    {
        using var first = new Kit();
        using var second = new Kit();

        Assert.StartsWith("testActor", first.TestActor.Path.Name);
        Assert.NotEqual(first.TestActor.Path.Name, second.TestActor.Path.Name);
    }

    private sealed class Kit : Akka.TestKit.Xunit2.TestKit
    {
        public Kit(ActorSystem? system = null)
            : base(system)
        {
        }

        public Kit(Config config, string? name = null)
            : base(config, name)
        {
        }

        public Kit(ActorSystemSetup setup)
            : base(setup)
        {
        }
    }

    private sealed class Stubborn(ManualResetEventSlim gate) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => gate.Wait();
    }
}
