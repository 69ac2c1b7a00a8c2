using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests;

public sealed class RemoteDeploymentTests : IAsyncLifetime
{
    private static readonly string Types = $$"""
        akka.loglevel = ERROR
        actorconcurrency.engine.remote.actors {
          where = "{{typeof(Where).FullName}}, Engine.Remote.Tests"
          fragile = "{{typeof(Fragile).FullName}}, Engine.Remote.Tests"
        }
        """;

    private readonly Nodes _nodes = new();
    private ActorSystem _a = null!;
    private ActorSystem _b = null!;

    public Task InitializeAsync()
    {
        _b = _nodes.Start("b", Types);
        _a = _nodes.Start("a", Types + $$"""

            akka.actor.deployment {
              /configured { remote = "{{Nodes.AddressOf(_b)}}" }
              /pool { router = round-robin-pool, nr-of-instances = 4, target.nodes = ["{{Nodes.AddressOf(_b)}}"] }
            }
            """);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task ActorOf_RemoteScope_LivesOnTheOtherNode()
    {
        var child = _a.ActorOf(Props.Create(() => new Where("hello")).WithDeploy(new Deploy(new RemoteScope(Nodes.AddressOf(_b)))), "there");

        Assert.Equal("hello from b", await child.Ask<string>("where?", Nodes.Patience));
        Assert.Equal(Nodes.AddressOf(_b), child.Path.Address);
    }

    [Fact]
    public async Task ActorOf_ConfiguredDeployment_LivesOnTheOtherNode()
    {
        var child = _a.ActorOf(Props.Create(() => new Where("hello")), "configured");

        Assert.Equal("hello from b", await child.Ask<string>("where?", Nodes.Patience));
    }

    [Fact]
    public async Task ActorOf_PoolWithTargetNodes_HasItsRouteesThere()
    {
        var pool = _a.ActorOf(Props.Create(() => new Where("hello")).WithRouter(FromConfig.Instance), "pool");

        for (var i = 0; i < 8; i++) Assert.Equal("hello from b", await pool.Ask<string>("where?", Nodes.Patience));
        var routees = await pool.Ask<Routees>(GetRoutees.Instance, Nodes.Patience);
        Assert.Equal(4, routees.Members.Count());
    }

    [Fact]
    public async Task Fail_RemoteChild_IsSupervisedByItsParent()
    {
        var parent = _a.ActorOf(Props.Create(() => new Parent(Nodes.AddressOf(_b))), "parent");
        Assert.Equal(0, await parent.Ask<int>("count", Nodes.Patience));
        Assert.Equal(1, await parent.Ask<int>("count", Nodes.Patience));

        parent.Tell("fail");

        Assert.Equal("restart", await parent.Ask<string>("decision?", Nodes.Patience));
        Assert.Equal(0, await parent.Ask<int>("count", Nodes.Patience));
    }

    [Fact]
    public async Task Terminate_NodesWithChildrenOnEachOtherAtOnce_TerminatesBoth()
    {
        var onB = _a.ActorOf(Props.Create(() => new Where("a")).WithDeploy(new Deploy(new RemoteScope(Nodes.AddressOf(_b)))), "of-a");
        var onA = _b.ActorOf(Props.Create(() => new Where("b")).WithDeploy(new Deploy(new RemoteScope(Nodes.AddressOf(_a)))), "of-b");
        Assert.Equal("a from b", await onB.Ask<string>("where?", Nodes.Patience));
        Assert.Equal("b from a", await onA.Ask<string>("where?", Nodes.Patience));

        await Task.WhenAll(_a.Terminate(), _b.Terminate()).WaitAsync(Nodes.Patience);
    }

    [Fact]
    public async Task Stop_Parent_StopsItsRemoteChild()
    {
        var parent = _a.ActorOf(Props.Create(() => new Parent(Nodes.AddressOf(_b))), "parent");
        var child = await parent.Ask<IActorRef>("child", Nodes.Patience);
        await parent.Ask<int>("count", Nodes.Patience);
        var watching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var terminated = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);
        _a.ActorOf(Props.Create(() => new Watcher(child, watching, terminated)));

        Assert.True(await parent.GracefulStop(Nodes.Patience));

        Assert.Equal(child, (await terminated.Task.WaitAsync(Nodes.Patience)).ActorRef);
    }

    private sealed class Parent : ReceiveActor
    {
        private readonly IActorRef _child;
        private readonly List<IActorRef> _curious = [];
        private string? _decision;

        public Parent(Address node)
        {
            _child = Context.ActorOf(Props.Create(() => new Fragile()).WithDeploy(new Deploy(new RemoteScope(node))), "fragile");
            Receive<string>(m => m == "child", _ => Sender.Tell(_child));
            Receive<string>(m => m == "decision?", _ =>
            {
                if (_decision is null) _curious.Add(Sender);
                else Sender.Tell(_decision);
            });
            Receive<string>(m => _child.Forward(m));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(failure =>
        {
            _decision = failure.Message == "on purpose" ? "restart" : failure.ToString();
            foreach (var one in _curious) one.Tell(_decision);
            return Directive.Restart;
        });
    }
}
