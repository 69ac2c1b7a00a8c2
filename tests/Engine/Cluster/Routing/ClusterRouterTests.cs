using ActorConcurrency.Engine.Cluster.Tests.Support;
using Akka.Actor;
using Akka.Cluster.Routing;
using Akka.Configuration;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.Routing;

public sealed class ClusterRouterTests : IAsyncLifetime
{
    private static readonly string Types = $$"""
        actorconcurrency.engine.remote.actors.place = "{{typeof(Place).FullName}}, Engine.Cluster.Tests"
        akka.actor.deployment {
          /pool { router = round-robin-pool, cluster { enabled = on, max-nr-of-instances-per-node = 3, allow-local-routees = off } }
          /few { router = round-robin-pool, nr-of-instances = 4, cluster { enabled = on, max-nr-of-instances-per-node = 3 } }
          /group { router = round-robin-group, routees.paths = ["/user/place"], cluster { enabled = on, use-role = back } }
        }
        """;

    private readonly ClusterNodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Pool_OnThreeNodes_HasRouteesOnAllAndUsesThemInTurn()
    {
        var nodes = await _nodes.FormAsync(3, Types);
        var pool = Pool(nodes[0], new ClusterRouterPoolSettings(100, 2, allowLocalRoutees: true));
        await HasAsync(pool, nodes, 2, 2, 2);

        var answers = new List<Address>();
        for (var i = 0; i < 12; i++) answers.Add(await AskAsync(pool));

        Assert.All(nodes, node => Assert.Equal(4, answers.Count(answer => answer == node.SelfAddress)));
    }

    [Fact]
    public async Task Pool_WithLimits_SpreadsItsRouteesEvenly()
    {
        var nodes = await _nodes.FormAsync(3, Types);

        await HasAsync(Pool(nodes[0], new ClusterRouterPoolSettings(6, 4, allowLocalRoutees: false)), nodes, 0, 3, 3);
    }

    [Fact]
    public async Task Pool_WithRole_HasRouteesOnItsNodesOnly()
    {
        var front = (await _nodes.FormAsync(1, Types))[0];
        var back = _nodes.Start(Types + "\nakka.cluster.roles = [back]");
        await ClusterNodes.JoinAsync(front, back);

        await HasAsync(Pool(front, new ClusterRouterPoolSettings(100, 2, allowLocalRoutees: true, "back")), [front, back], 0, 2);
    }

    [Fact]
    public async Task Pool_BeforeItsNodeHasJoined_HasLocalRoutees()
    {
        var node = _nodes.Start(Types);
        var pool = Pool(node, new ClusterRouterPoolSettings(100, 2, allowLocalRoutees: true));

        Assert.Equal(node.SelfAddress, await AskAsync(pool));
        await ClusterNodes.JoinAsync(node, node);
        await HasAsync(pool, [node], 2);
    }

    [Fact]
    public async Task Join_OfANode_GivesItRoutees()
    {
        var nodes = await _nodes.FormAsync(2, Types);
        var pool = Pool(nodes[0], new ClusterRouterPoolSettings(100, 1, allowLocalRoutees: false));
        await HasAsync(pool, nodes, 0, 1);

        var third = _nodes.Start(Types);
        await ClusterNodes.JoinAsync(nodes[0], third);

        await HasAsync(pool, [.. nodes, third], 0, 1, 1);
    }

    [Fact]
    public async Task Leave_OfANode_TakesItsRouteesOutAndFillsUpElsewhere()
    {
        var nodes = await _nodes.FormAsync(3, Types);
        var pool = Pool(nodes[0], new ClusterRouterPoolSettings(2, 2, allowLocalRoutees: false));
        await HasAsync(pool, nodes, 0, 1, 1);

        await nodes[1].LeaveAsync().WaitAsync(ClusterNodes.Patience);

        await HasAsync(pool, nodes, 0, 0, 2);
    }

    [Fact]
    public async Task Crash_OfANode_TakesItsRouteesOut()
    {
        var nodes = await _nodes.FormAsync(3, Types);
        var pool = Pool(nodes[0], new ClusterRouterPoolSettings(100, 2, allowLocalRoutees: false));
        await HasAsync(pool, nodes, 0, 2, 2);

        await ClusterNodes.CrashAsync(nodes[1]);

        await HasAsync(pool, nodes, 0, 0, 2);
        for (var i = 0; i < 4; i++) Assert.Equal(nodes[2].SelfAddress, await AskAsync(pool));
    }

    [Fact]
    public async Task Crash_OfTheLastNodeWithRoutees_LeavesTheRouterThere()
    {
        var nodes = await _nodes.FormAsync(3, Types);
        var pool = Pool(nodes[0], new ClusterRouterPoolSettings(1, 1, allowLocalRoutees: false));
        // The first by address has it.
        var (first, second) = Akka.Cluster.Member.AddressOrdering.Compare(nodes[1].SelfAddress, nodes[2].SelfAddress) < 0 ? (nodes[1], nodes[2]) : (nodes[2], nodes[1]);
        await HasAsync(pool, [nodes[0], first, second], 0, 1, 0);

        await ClusterNodes.CrashAsync(first);

        await HasAsync(pool, [nodes[0], first, second], 0, 0, 1);
    }

    [Fact]
    public async Task Stop_OfAPool_StopsItsRoutees()
    {
        var nodes = await _nodes.FormAsync(2, Types);
        var pool = Pool(nodes[0], new ClusterRouterPoolSettings(100, 1, allowLocalRoutees: false));
        await HasAsync(pool, nodes, 0, 1);
        var routee = (await pool.Ask<Routees>(GetRoutees.Instance, ClusterNodes.Patience)).Members.Cast<ActorRefRoutee>().Single().Actor;
        var gone = routee.WatchAsync();

        nodes[0].System.Stop(pool);

        await gone.WaitAsync(ClusterNodes.Patience);
    }

    [Fact]
    public async Task Terminate_WithRouteesOnALostNode_Ends()
    {
        var nodes = await _nodes.FormAsync(2, Types);
        await HasAsync(Pool(nodes[0], new ClusterRouterPoolSettings(100, 5, allowLocalRoutees: false)), nodes, 0, 5);

        await Task.WhenAll(ClusterNodes.CrashAsync(nodes[1]), ClusterNodes.CrashAsync(nodes[0]));
    }

    [Fact]
    public async Task Group_OnThreeNodes_ReachesTheActorsOfAll()
    {
        var nodes = await _nodes.FormAsync(3);
        foreach (var node in nodes) Places(node, "one", "two");
        var group = Group(nodes[0], new ClusterRouterGroupSettings(100, ["/user/one", "/user/two"], allowLocalRoutees: true));
        await HasAsync(group, nodes, 2, 2, 2);

        var answers = new List<Address>();
        for (var i = 0; i < 12; i++) answers.Add(await AskAsync(group));

        Assert.All(nodes, node => Assert.Equal(4, answers.Count(answer => answer == node.SelfAddress)));
    }

    [Fact]
    public async Task Group_AsNodesComeAndGo_FollowsThem()
    {
        var nodes = await _nodes.FormAsync(2);
        Places(nodes[1], "one");
        var group = Group(nodes[0], new ClusterRouterGroupSettings(100, ["/user/one"], allowLocalRoutees: false));
        await HasAsync(group, nodes, 0, 1);

        var third = _nodes.Start();
        Places(third, "one");
        await ClusterNodes.JoinAsync(nodes[0], third);
        await HasAsync(group, [.. nodes, third], 0, 1, 1);
        await ClusterNodes.CrashAsync(nodes[1]);

        await HasAsync(group, [.. nodes, third], 0, 0, 1);
        Assert.Equal(third.SelfAddress, await AskAsync(group));
    }

    [Fact]
    public async Task Group_WithALimit_HasNoMoreRoutees()
    {
        var nodes = await _nodes.FormAsync(2);

        await HasAsync(Group(nodes[0], new ClusterRouterGroupSettings(3, ["/user/one", "/user/two"], allowLocalRoutees: true)), nodes, 2, 1);
    }

    [Fact]
    public async Task Deployment_OfPools_IsReadFromTheConfiguration()
    {
        var nodes = await _nodes.FormAsync(2, Types);

        await HasAsync(nodes[0].System.ActorOf(Props.Create(() => new Place()).WithRouter(FromConfig.Instance), "pool"), nodes, 0, 3);
        await HasAsync(nodes[0].System.ActorOf(Props.Create(() => new Place()).WithRouter(FromConfig.Instance), "few"), nodes, 3, 1);
    }

    [Fact]
    public async Task Deployment_OfAGroup_IsReadFromTheConfiguration()
    {
        var front = (await _nodes.FormAsync(1, Types))[0];
        var back = _nodes.Start(Types + "\nakka.cluster.roles = [back]");
        Places(back, "place");
        await ClusterNodes.JoinAsync(front, back);

        var group = front.System.ActorOf(FromConfig.Instance.Props(), "group");

        await HasAsync(group, [front, back], 0, 1);
        Assert.Equal(back.SelfAddress, await AskAsync(group));
    }

    [Theory]
    [InlineData("/x { router = round-robin-pool, cluster.enabled = on, remote = \"akka.tcp://town@127.0.0.1:1\" }", "RemoteScope")]
    [InlineData("/x { cluster.enabled = on }", "NoRouter")]
    public void Deployment_ThatIsNotValid_IsNamed(string deployment, string wrong)
    {
        var failure = Assert.Throws<ConfigurationException>(() => _nodes.Start($"akka.actor.deployment {{ {deployment} }}"));

        Assert.Contains("/x", failure.Message, StringComparison.Ordinal);
        Assert.Contains(wrong, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_ThatAreNotValid_AreNamed()
    {
        Assert.Contains("TotalInstances", Assert.ThrowsAny<ArgumentException>(() => new ClusterRouterPoolSettings(0, 1, true)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("MaxInstancesPerNode", Assert.ThrowsAny<ArgumentException>(() => new ClusterRouterPoolSettings(1, 0, true)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("RouteesPaths", Assert.ThrowsAny<ArgumentException>(() => new ClusterRouterGroupSettings(1, [], true)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("akka.tcp", Assert.ThrowsAny<ArgumentException>(() => new ClusterRouterGroupSettings(1, ["akka.tcp://a@b:1/user/c"], true)).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => new ClusterRouterPool(new RoundRobinPool(1, new DefaultResizer(1, 2)), new ClusterRouterPoolSettings(1, 1, true)));
    }

    private static IActorRef Pool(Akka.Cluster.Cluster node, ClusterRouterPoolSettings settings) =>
        node.System.ActorOf(new ClusterRouterPool(new RoundRobinPool(0), settings).Props(Props.Create(() => new Place())));

    private static IActorRef Group(Akka.Cluster.Cluster node, ClusterRouterGroupSettings settings) =>
        node.System.ActorOf(new ClusterRouterGroup(new RoundRobinGroup(settings.RouteesPaths), settings).Props());

    private static void Places(Akka.Cluster.Cluster node, params string[] names)
    {
        foreach (var name in names) node.System.ActorOf(Props.Create(() => new Place()), name);
    }

    private static async Task<Address> AskAsync(IActorRef router) => Address.Parse(await router.Ask<string>("where", ClusterNodes.Patience));

    /// <summary>Waits until a router has so many routees on each node, and none elsewhere.</summary>
    private static async Task HasAsync(IActorRef router, Akka.Cluster.Cluster[] nodes, params int[] counts)
    {
        // A router does not say when it has changed: it is asked again until it has, within a limit.
        using var limit = new CancellationTokenSource(ClusterNodes.Patience);
        while (true)
        {
            var routees = (await router.Ask<Routees>(GetRoutees.Instance, ClusterNodes.Patience)).Members.Select(AddressOf).ToArray();
            var seen = nodes.Select((node, i) => routees.Count(address => address == node.SelfAddress || (i == 0 && address.HasLocalScope))).ToArray();
            if (seen.SequenceEqual(counts) && routees.Length == counts.Sum()) return;
            if (limit.IsCancellationRequested) Assert.Fail($"Expected [{string.Join(", ", counts)}] routees, there are [{string.Join(", ", seen)}] and {routees.Length} in all.");
            await Task.Delay(20);
        }
    }

    private static Address AddressOf(Routee routee) => routee switch
    {
        ActorRefRoutee actor => actor.Actor.Path.Address,
        ActorSelectionRoutee selection => selection.Selection.Anchor.Path.Address,
        _ => throw new InvalidOperationException($"{routee} has no place."),
    };
}

/// <summary>Says on which node it lives.</summary>
public sealed class Place : ReceiveActor
{
    public Place() => ReceiveAny(_ => Sender.Tell(Akka.Cluster.Cluster.Get(Context.System).SelfAddress.ToString()));
}
