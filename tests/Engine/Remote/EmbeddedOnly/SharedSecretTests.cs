using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Remote;
using Akka.Remote.Associations;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

public sealed class SharedSecretTests : IAsyncLifetime
{
    private const string Key = "akka.loglevel = ERROR\nactorconcurrency.engine.remote.shared-secret = ";

    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Connect_SameSecret_IsAccepted()
    {
        var a = _nodes.Start("a", Key + "open-sesame");
        var b = _nodes.Start("b", Key + "open-sesame");

        var echo = await Nodes.Find(a, b.ActorOf(Props.Create(() => new Echo()), "echo"), b);

        Assert.Equal("hello", await echo.Ask<string>("hello", Nodes.Patience));
    }

    [Theory]
    [InlineData("something-else")]
    [InlineData("\"\"")]
    public async Task Connect_OtherSecret_IsRefusedLoggedAndCounted(string secret)
    {
        var a = _nodes.Start("a", Key + secret);
        var b = _nodes.Start("b", Key + "open-sesame");
        var echo = Nodes.Resolve(a, b.ActorOf(Props.Create(() => new Echo()), "echo"), b);
        var error = a.Next<AssociationErrorEvent>();

        echo.Tell("let me in");

        var refusal = Assert.IsType<HandshakeException>((await error).Cause);
        Assert.Equal(Refusal.WrongSecret, refusal.Reason);
        Assert.Equal(1, ((RemoteActorRefProvider)((ExtendedActorSystem)b).Provider).Remoting.RefusedPeers);
    }

    [Fact]
    public async Task Connect_AnswererWithoutSecret_IsNotBelieved()
    {
        var a = _nodes.Start("a", Key + "open-sesame");
        var impostor = _nodes.Start("b", Key + "\"\"");
        var echo = Nodes.Resolve(a, impostor.ActorOf(Props.Create(() => new Echo()), "echo"), impostor);
        var error = a.Next<AssociationErrorEvent>();

        echo.Tell("who are you?");

        Assert.Equal(Refusal.WrongSecret, Assert.IsType<HandshakeException>((await error).Cause).Reason);
    }

    [Fact]
    public async Task Connect_MeantForAnotherSystem_IsRefused()
    {
        var a = _nodes.Start("a", "akka.loglevel = ERROR");
        var b = _nodes.Start("b", "akka.loglevel = ERROR");
        var wrong = Nodes.AddressOf(b).WithSystem("c");
        var error = a.Next<AssociationErrorEvent>();

        a.ActorSelection(new RootActorPath(wrong) / "user" / "x").Tell("hello");

        Assert.Equal(Refusal.WrongAddress, Assert.IsType<HandshakeException>((await error).Cause).Reason);
    }
}
