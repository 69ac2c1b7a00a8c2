using System.Collections.Concurrent;
using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Clusters;
using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Cluster.Processes.Tests.Support;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Cluster.Contracts.Tests.Support;

/// <summary>
/// Three nodes in three processes that share a virtual time. The tests' process is one of them: it hosts nothing but what consists of code. All else
/// lives on the other two, which serve one test after the other.
/// </summary>
internal sealed class ProcessCluster
{
    private const int Others = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentBag<ProcessCluster> All = [];

    private readonly NodeProcess[] _others;
    private readonly string[] _addresses;
    private TimeSpan _passed;

    static ProcessCluster() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var cluster in All)
            cluster.End();
    };

    public ProcessCluster()
    {
        All.Add(this);
        _others = [.. Enumerable.Range(0, Others).Select(_ => NodeProcess.StartProgram(typeof(ProcessCluster).Assembly.Location))];
        _addresses = Get(() => Task.WhenAll(_others.Select(node => node.AddressAsync())));
        System = StartOwn();
        foreach (var node in _others)
            node.Tell($"join {_addresses[0]}");
        WaitUntilWhole(_addresses);
        Enter();
    }

    /// <summary>The test's node.</summary>
    public ActorSystem System { get; private set; }

    /// <summary>The primitives as the test's node has them.</summary>
    public IConcurrency Concurrency => Own.Concurrency();

    private Akka.Cluster.Cluster Own => Akka.Cluster.Cluster.Get(System);

    private ClusterPrimitives Primitives => ClusterPrimitives.Of(System);

    /// <summary>Lets all nodes' time pass, and fires what is due on each.</summary>
    public void Advance(TimeSpan time)
    {
        _passed += time;
        VirtualNode.Advance(System, time);
        Get(() => Task.WhenAll(_others.Select(node => node.AskAsync($"advance {time.Ticks}", "advanced"))));
    }

    /// <summary>Ends what a test has made. When it has ended its node, another one takes its place.</summary>
    public void Reset()
    {
        if (System.WhenTerminated.IsCompleted)
            Renew();
        AdvanceUntil(async () =>
        {
            var running = await Primitives.RunningAsync(null, CancellationToken.None);
            foreach (var primitive in running)
                primitive.Actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);
            return running.Count == 0 && Primitives.Used.Count == 0;
        }, TimeSpan.Zero);
        foreach (var node in _others)
            node.AssertIsWell();
    }

    /// <summary>A new node takes the place of the test's.</summary>
    public void Renew()
    {
        var left = Own.SelfAddress;
        ((ExtendedActorSystem)System).Abort();
        foreach (var node in _others)
            node.Tell($"down {left}");
        WaitUntilWhole(_addresses);
        System = StartOwn();
        Enter();
    }

    /// <summary>Ends the other processes.</summary>
    public void End()
    {
        foreach (var node in _others)
            node.Kill();
    }

    private ActorSystem StartOwn()
    {
        var system = VirtualNode.Start(isHost: false, isTraced: true, "tcp");
        VirtualNode.Advance(system, _passed);
        Akka.Cluster.Cluster.Get(system).Concurrency();
        system.ActorOf(RejectionPost.Props(), RejectionPost.Name);
        return system;
    }

    private void Enter()
    {
        Own.Join(Address.Parse(_addresses[0]));
        WaitUntilWhole([.. _addresses, Own.SelfAddress.ToString()]);
        AdvanceUntil(() => Task.FromResult(Own.State.Members.Count(member => member.Status == MemberStatus.Up) == Others + 1), VirtualNode.Interval);
        var warm = Concurrency.Event("warm-up").IsSetAsync();
        AdvanceUntil(() => Task.FromResult(warm.IsCompletedSuccessfully), VirtualNode.Interval);
    }

    private void WaitUntilWhole(string[] addresses)
    {
        var seen = Task.WhenAll(_others.Select(node => node.SeesAsync(view => view.IsWhole(addresses))));
        AdvanceUntil(() => Task.FromResult(seen.IsCompleted), VirtualNode.Interval);
        Get(() => seen.ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default));
    }

    private void AdvanceUntil(Func<Task<bool>> condition, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Get(condition))
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"It did not come to this: {string.Join("; ", _others.Select(node => node.Describe()))}");
            Advance(step);
            Thread.Sleep(2);
        }
    }

    // Away from the test's own context, which may have one thread only.
    private static T Get<T>(Func<Task<T>> get) => Task.Run(get).WaitAsync(Patience).GetAwaiter().GetResult();
}
