using ActorConcurrency.Engine.Cluster.Tests.Support;
using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.Tools;

public sealed class ClusterSingletonTests : IAsyncLifetime
{
    private readonly ClusterNodes _nodes = new();
    private int _alive;
    private int _mostAlive;
    private int _started;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Singleton_OnThreeNodes_LivesOnTheOldestAndAnswersAll()
    {
        var nodes = await _nodes.FormAsync(3);
        StartManagers(nodes);

        var answers = await Task.WhenAll(nodes.Select(node => AskAsync(Proxy(node))));

        Assert.All(answers, answer => Assert.Equal(nodes[0].SelfAddress.ToString(), answer));
        Assert.Equal(1, _started);
    }

    [Fact]
    public async Task Leave_OfTheOldest_HandsOverAndNeverHasTwo()
    {
        var nodes = await _nodes.FormAsync(3);
        StartManagers(nodes);
        var proxy = Proxy(nodes[2]);
        Assert.Equal(nodes[0].SelfAddress.ToString(), await AskAsync(proxy));

        await nodes[0].LeaveAsync().WaitAsync(ClusterNodes.Patience);

        Assert.Equal(nodes[1].SelfAddress.ToString(), await AskUntilAsync(proxy, nodes[1].SelfAddress.ToString()));
        Assert.Equal(1, _mostAlive);
        Assert.Equal(2, _started);
    }

    [Fact]
    public async Task Crash_OfTheOldest_StartsItOnTheNextAfterTheRemoval()
    {
        var nodes = await _nodes.FormAsync(3);
        StartManagers(nodes);
        var proxy = Proxy(nodes[2]);
        Assert.Equal(nodes[0].SelfAddress.ToString(), await AskAsync(proxy));
        var log = await StatusLog.OfAsync(nodes[2], nodes[0].SelfAddress);

        await ClusterNodes.CrashAsync(nodes[0]);
        var answer = await AskUntilAsync(proxy, nodes[1].SelfAddress.ToString());

        Assert.Equal(nodes[1].SelfAddress.ToString(), answer);
        await log.RemovedAsync();
    }

    [Fact]
    public async Task Leave_OfTheOnlyNode_StopsIt()
    {
        var nodes = await _nodes.FormAsync(1);
        StartManagers(nodes);
        await AskAsync(Proxy(nodes[0]));

        await nodes[0].LeaveAsync().WaitAsync(ClusterNodes.Patience);
        await nodes[0].System.WhenTerminated.WaitAsync(ClusterNodes.Patience);

        Assert.Equal(0, _alive);
    }

    [Fact]
    public async Task Init_OnAllNodes_GivesEachAProxyOfTheOne()
    {
        var nodes = await _nodes.FormAsync(3);
        var singleton = SingletonActor.Create(Props.Create(() => new Only(this)), "named").WithStopMessage(PoisonPill.Instance);

        var proxies = nodes.Select(node => ClusterSingleton.Get(node.System).Init(singleton)).ToList();
        var answers = await Task.WhenAll(proxies.Select(AskAsync));

        Assert.All(answers, answer => Assert.Equal(nodes[0].SelfAddress.ToString(), answer));
        Assert.Equal(1, _started);
        Assert.Same(proxies[1], ClusterSingleton.Get(nodes[1].System).Init(singleton));
    }

    [Fact]
    public async Task Init_WithARoleThatNobodyHas_StartsNone()
    {
        var nodes = await _nodes.FormAsync(1);
        var settings = ClusterSingletonSettings.Create(nodes[0].System).WithRole("elsewhere");

        var proxy = ClusterSingleton.Get(nodes[0].System).Init(SingletonActor.Create(Props.Create(() => new Only(this)), "nowhere").WithSettings(settings));
        await proxy.Ask<ActorIdentity>(new Identify(null), ClusterNodes.Patience);

        Assert.Equal(0, _started);
        Assert.Equal("elsewhere", settings.Role);
    }

    [Fact]
    public async Task SingletonSettings_OfASection_AreThoseOfTheSystem()
    {
        var system = (await _nodes.FormAsync(1))[0].System;
        var ofSystem = ClusterSingletonSettings.Create(system);

        var ofSection = ClusterSingletonSettings.Create(system.Settings.Config.GetConfig("akka.cluster")!);
        var changed = ofSection.WithRemovalMargin(TimeSpan.FromSeconds(7)).WithHandOverRetryInterval(TimeSpan.FromSeconds(8));

        Assert.Equal((ofSystem.Role, ofSystem.BufferSize, ofSystem.HandOverRetryInterval), (ofSection.Role, ofSection.BufferSize, ofSection.HandOverRetryInterval));
        Assert.Equal(ofSystem.SingletonIdentificationInterval, ofSection.SingletonIdentificationInterval);
        Assert.Equal((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8)), (changed.RemovalMargin, changed.HandOverRetryInterval));
    }

    [Fact]
    public void Settings_ThatAreNotValid_AreNamed()
    {
        Assert.Contains("bufferSize", Assert.Throws<ArgumentException>(() => new ClusterSingletonProxySettings("s", null, TimeSpan.FromSeconds(1), -1, false)).Message, StringComparison.Ordinal);
        Assert.Contains("handOverRetryInterval", Assert.Throws<ArgumentException>(() => new ClusterSingletonManagerSettings("s", null, TimeSpan.Zero, TimeSpan.Zero, false)).Message, StringComparison.Ordinal);
    }

    private void StartManagers(params Akka.Cluster.Cluster[] nodes)
    {
        foreach (var node in nodes)
        {
            var settings = ClusterSingletonManagerSettings.Create(node.System).WithHandOverRetryInterval(TimeSpan.FromMilliseconds(200));
            node.System.ActorOf(ClusterSingletonManager.Props(Props.Create(() => new Only(this)), settings), "only");
        }
    }

    private static IActorRef Proxy(Akka.Cluster.Cluster node) => node.System.ActorOf(ClusterSingletonProxy.Props(
        "/user/only", ClusterSingletonProxySettings.Create(node.System).WithSingletonIdentificationInterval(TimeSpan.FromMilliseconds(200))));

    private static Task<string> AskAsync(IActorRef proxy) => proxy.Ask<string>("where", ClusterNodes.Patience);

    // A message that is under way when the singleton moves may be lost with it: it is asked again, a bounded number of times.
    private static async Task<string> AskUntilAsync(IActorRef proxy, string wanted)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            try
            {
                var answer = await proxy.Ask<string>("where", TimeSpan.FromSeconds(3));
                if (answer == wanted) return answer;
            }
            catch (AskTimeoutException)
            {
            }
        }
        throw new TimeoutException($"The singleton did not move to {wanted}.");
    }

    private sealed class Only : ReceiveActor
    {
        private readonly ClusterSingletonTests _test;

        public Only(ClusterSingletonTests test)
        {
            _test = test;
            ReceiveAny(_ => Sender.Tell(Akka.Cluster.Cluster.Get(Context.System).SelfAddress.ToString()));
        }

        protected override void PreStart()
        {
            Interlocked.Increment(ref _test._started);
            var alive = Interlocked.Increment(ref _test._alive);
            if (alive > Volatile.Read(ref _test._mostAlive)) Volatile.Write(ref _test._mostAlive, alive);
        }

        protected override void PostStop() => Interlocked.Decrement(ref _test._alive);
    }
}
