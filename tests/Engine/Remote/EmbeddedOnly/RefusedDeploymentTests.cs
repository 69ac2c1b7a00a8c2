using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

public sealed class RefusedDeploymentTests : IAsyncLifetime
{
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public void ActorOf_TypeWithoutName_IsRefusedByName()
    {
        var (a, node) = (_nodes.Start("a"), new Address("akka.tcp", "b", "127.0.0.1", 9));

        var error = Assert.Throws<ConfigurationException>(() => a.ActorOf(Props.Create(() => new Echo()).WithDeploy(new Deploy(new RemoteScope(node)))));

        Assert.Contains(typeof(Echo).FullName!, error.Message);
    }

    [Fact]
    public void ActorOf_RouterOnAnotherNode_IsRefused()
    {
        var (a, node) = (_nodes.Start("a"), new Address("akka.tcp", "b", "127.0.0.1", 9));
        var props = Props.Create(() => new Echo()).WithRouter(new RoundRobinPool(2)).WithDeploy(new Deploy(new RemoteScope(node)));

        Assert.Contains("target.nodes", Assert.Throws<ConfigurationException>(() => a.ActorOf(props)).Message);
    }

    [Fact]
    public async Task ActorOf_NameThatTheOtherNodeDoesNotKnow_TellsTerminated()
    {
        var a = _nodes.Start("a", $"akka.loglevel = ERROR\nactorconcurrency.engine.remote.actors.echo = \"{typeof(Echo).FullName}, Engine.Remote.Tests\"");
        var b = _nodes.Start("b", "akka.loglevel = ERROR");
        var child = a.ActorOf(Props.Create(() => new Echo()).WithDeploy(new Deploy(new RemoteScope(Nodes.AddressOf(b)))), "refused");
        var watching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var terminated = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);

        a.ActorOf(Props.Create(() => new Watcher(child, watching, terminated)));

        Assert.Equal(child, (await terminated.Task.WaitAsync(Nodes.Patience)).ActorRef);
    }
}
