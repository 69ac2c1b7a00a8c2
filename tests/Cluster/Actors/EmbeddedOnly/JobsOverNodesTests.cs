using System.Collections.Concurrent;
using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Contracts.Jobs;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Remote.Transports;
using Xunit;

namespace ActorConcurrency.Actors.Clusters.Tests;

/// <summary>Jobs whose workers are on several nodes, and nodes that are lost.</summary>
public sealed class JobsOverNodesTests : IDisposable
{
    private static readonly JobsOptions One = new() { WorkersPerNode = 1, MaxDeaths = 1_000 };

    private readonly Gates _gates = new();
    private readonly HashSet<int> _lost = [];
    private VirtualCluster _nodes = null!;

    public void Dispose() => _nodes.Dispose();

    [Fact]
    public async Task Jobs_OnThreeNodes_RunOnAllOfThem()
    {
        Start(3);
        var runs = Enumerable.Range(0, 4).Select(i => On(i % 3).RunAsync(_gates.Closed, i)).ToArray();

        var seen = await UntilAsync(s => s is { Running.Count: 3, Queued.Count: 1 });

        Assert.Equal(Enumerable.Range(0, 3).Select(node => _nodes.AddressOf(node).ToString()).Order(), seen.Nodes.Select(node => node.Node));
        Assert.All(seen.Nodes, node => Assert.Equal((1, 1), (node.Workers, node.Busy)));
        for (var i = 0; i < 4; i++) _gates.Release(i);
        Assert.Equal(Enumerable.Range(0, 4), await Soon(Task.WhenAll(runs)));
    }

    [Fact]
    public async Task Node_ThatRegistersATypeLater_HasWorkersThen()
    {
        Start(3, registered: 1);
        await Soon(On(0).RunAsync(_gates.Open, 1));
        Assert.Single((await LookAsync()).Nodes);

        JobTypes.Of(_nodes.Systems[2]).Register(_gates.Closed);

        _nodes.AdvanceUntil(() => LookAsync().GetAwaiter().GetResult().Nodes.Count == 2, VirtualNode.Interval);
        // Each gets what it knows: the open job is for the first node alone.
        Assert.Equal(2, await Soon(On(1).RunAsync(_gates.Closed, 2).WaitAsync(Release(2))));
        Assert.Equal(3, await Soon(On(0).RunAsync(_gates.Open, 3)));
    }

    [Fact]
    public async Task Workers_OfARole_AreOnItsNodesOnly()
    {
        _nodes = new VirtualCluster(false, true, true);
        Register(3);
        var options = One with { Role = "hosts" };

        await Soon(_nodes.On(0).Jobs("few", options).RunAsync(_gates.Open, 1));

        var seen = await UntilAsync(s => s.Nodes.Count == 2, () => _nodes.On(0).Jobs("few", options));
        Assert.DoesNotContain(_nodes.AddressOf(0).ToString(), seen.Nodes.Select(node => node.Node));
    }

    [Fact]
    public async Task Progress_FromAnotherNode_ComesInOrderBeforeTheResult()
    {
        _nodes = new VirtualCluster(true, true);
        var counting = new JobType<int, string, int>(_gates.NameOf("counting"), (job, context) =>
        {
            for (var i = 1; i <= job; i++) context.Report(i);
            return Akka.Cluster.Cluster.Get(context.System).SelfAddress.ToString();
        });
        foreach (var system in _nodes.Systems) JobTypes.Of(system).Register(counting);
        var seen = new List<int>();

        var places = new List<string>();
        for (var i = 0; i < 4; i++)
            places.Add(await Soon(On(0).RunAsync(counting, 50, progress: new Listener<int>(seen.Add))));

        Assert.Equal(Enumerable.Repeat(Enumerable.Range(1, 50), 4).SelectMany(all => all), seen);
        Assert.Contains(_nodes.AddressOf(1).ToString(), places);
    }

    [Fact]
    public async Task Values_OfUnregisteredTypes_AreNamed()
    {
        Start(2);
        var versions = new JobType<Version, int>(_gates.NameOf("versions"), (job, _) => job.Major);
        var making = new JobType<int, Version>(_gates.NameOf("making"), (job, _) => new Version(job, 0));
        foreach (var system in _nodes.Systems) JobTypes.Of(system).Register(versions).Register(making);

        var error = await Assert.ThrowsAsync<UnregisteredTypeException>(() => Soon(On(0).RunAsync(versions, new Version(1, 2))));
        Assert.Equal(typeof(Version), error.Type);

        // Wherever it is run, the result would have to go somewhere else, or might.
        for (var i = 0; i < 4; i++)
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => Soon(On(i % 2).RunAsync(making, 1)));
            Assert.Contains("System.Version", failure.Message);
        }
    }

    [Fact]
    public async Task Loss_OfAWorkersNode_GivesItsJobToAnother()
    {
        Start(3);
        var queue = await HostAsync();
        var (home, lost) = queue == 0 ? (0, 1) : (queue, 3 - queue);
        var runs = Enumerable.Range(0, 3).Select(i => On(home).RunAsync(_gates.Closed, i, new JobOptions { Id = $"{i}" })).ToArray();
        var seen = await UntilAsync(s => s.Running.Count == 3, () => On(home));
        var victim = seen.Running.Single(job => _nodes.NodeOf(job.Worker!, home) == lost);

        Lose(lost);

        var after = await UntilAsync(s => s.Queued.Count == 1 && s.Nodes.Count == 2, () => On(home));
        Assert.Equal((victim.JobId, 1), (after.Queued[0].JobId, after.Queued[0].Deaths));
        for (var i = 0; i < 3; i++) _gates.Release(i);
        Assert.Equal(Enumerable.Range(0, 3), await Soon(Task.WhenAll(runs)));
    }

    [Fact]
    public async Task Loss_OfTheQueuesNode_LosesNoJobOfThoseWhoWait()
    {
        Start(3);
        var lost = await HostAsync();
        var home = (lost + 1) % 3;
        var runs = Enumerable.Range(0, 8).Select(i => On(home).RunAsync(_gates.Closed, i)).ToArray();
        await UntilAsync(s => s is { Running.Count: 3, Queued.Count: 5 }, () => On(home));

        Lose(lost);
        for (var i = 0; i < 8; i++) _gates.Release(i);

        Assert.Equal(Enumerable.Range(0, 8), await SoonAdvancing(Task.WhenAll(runs)));
    }

    [Fact]
    public async Task Loss_OfTheQueueTogetherWithAWorker_CountsAsItsDeath()
    {
        const int Nodes = 5;
        var options = One with { MaxDeaths = 2, Role = "hosts" };
        _nodes = new VirtualCluster([false, .. Enumerable.Repeat(true, Nodes)]);
        Register(Nodes + 1);
        ActorJobs Jobs() => _nodes.On(0).Jobs("all", options);
        var runs = Enumerable.Range(0, Nodes).Select(i => Jobs().RunAsync(_gates.Closed, i, new JobOptions { Id = $"{i}" })).ToArray();
        var seen = await UntilAsync(s => s.Running.Count == Nodes, Jobs);
        var lost = await _nodes.HostOfAsync("all");
        var victim = int.Parse(seen.Running.Single(job => _nodes.NodeOf(job.Worker!, 0) == lost).JobId);

        Lose(lost);
        foreach (var other in Enumerable.Range(0, Nodes).Where(i => i != victim)) _gates.Release(other);
        var again = await UntilAdvancing(s => s.Running is [{ } job] && job.JobId == $"{victim}" && s.Queued.Count == 0, Jobs);
        Assert.Equal((2, 1), (again.Running[0].Attempts, again.Running[0].Deaths));
        Lose(_nodes.NodeOf(again.Running[0].Worker!, 0));

        var error = await Assert.ThrowsAsync<PoisonedJobException>(() => SoonAdvancing(runs[victim]));
        Assert.Equal([1, 2], error.Deaths.Select(death => death.Attempt));
        Assert.StartsWith(_nodes.AddressOf(lost).ToString(), error.Deaths[0].Worker);
    }

    [Fact]
    public async Task Loss_OfTheQueueAlone_IsNoDeathOfItsWorkers()
    {
        Start(3);
        var lost = await HostAsync();
        var home = (lost + 1) % 3;
        var run = On(home).RunAsync(_gates.Closed, 0, new JobOptions { Id = "it" });
        _ = On(home).RunAsync(_gates.Closed, 1, new JobOptions { Resubmit = false });
        _ = On(home).RunAsync(_gates.Closed, 2, new JobOptions { Resubmit = false });
        var seen = await UntilAsync(s => s.Running.Count == 3, () => On(home));
        var elsewhere = _nodes.NodeOf(seen.Running.Single(job => job.JobId == "it").Worker!, home) != lost;

        Lose(lost);

        var again = await UntilAdvancing(s => s.Running.Any(job => job.JobId == "it"), () => On(home));
        Assert.Equal((2, elsewhere ? 0 : 1), (again.Running[0].Attempts, again.Running[0].Deaths));
        _gates.Release(0);
        Assert.Equal(0, await SoonAdvancing(run));
    }

    [Fact]
    public async Task Node_ThatLeaves_HandsItsJobsBack()
    {
        Start(3);
        var runs = Enumerable.Range(0, 3).Select(i => On(0).RunAsync(_gates.Closed, i)).ToArray();
        await UntilAsync(s => s.Running.Count == 3);

        JobTypes.Of(_nodes.Systems[2]).Host.Tell(JobHostActor.Retire.Instance);

        var seen = await UntilAsync(s => s.Nodes.Count == 2 && s.Queued.Count == 1);
        Assert.Equal((1, 0), (seen.Queued[0].Attempts, seen.Queued[0].Deaths));
        for (var i = 0; i < 3; i++) _gates.Release(i);
        Assert.Equal(Enumerable.Range(0, 3), await Soon(Task.WhenAll(runs)));
    }

    [Fact]
    public async Task Leave_OfTheQueuesNode_KeepsJobsOutcomesAndThoseWhoWait()
    {
        Start(3);
        var leaving = await HostAsync();
        var home = (leaving + 1) % 3;
        Assert.Equal(9, await Soon(On(home).RunAsync(_gates.Open, 9, new JobOptions { Id = "done" })));
        var once = new JobOptions { Resubmit = false };
        var runs = Enumerable.Range(0, 6).Select(i => On(home).RunAsync(_gates.Closed, i, once)).ToArray();
        await Soon(On(home).PostAsync(_gates.Closed, 6, new JobOptions { Id = "posted" }));
        await UntilAsync(s => s is { Running.Count: 3, Queued.Count: 4 }, () => On(home));

        var left = CoordinatedShutdown.Get(_nodes.Systems[leaving]).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        await Task.Run(() => _nodes.AdvanceUntil(() => left.IsCompleted, VirtualNode.Interval));
        for (var i = 0; i < 7; i++) _gates.Release(i);

        Assert.Equal(Enumerable.Range(0, 6), await SoonAdvancing(Task.WhenAll(runs)));
        Assert.Equal(6, await SoonAdvancing(On(home).ResultAsync(_gates.Closed, "posted")));
        Assert.Equal(9, await SoonAdvancing(On(home).RunAsync(_gates.Open, 9, new JobOptions { Id = "done" })));
        Assert.Single(_gates.Runs, run => run.Job == 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nodes_LostAtRandomMoments_EveryResultOnceAndNoneMissing(int seed)
    {
        const int Nodes = 5;
        const int Jobs = 60;
        _nodes = new VirtualCluster([.. Enumerable.Repeat(true, Nodes)]);
        Register(Nodes);
        var random = new Random(seed);
        var results = new ConcurrentQueue<int>();
        var all = Task.WhenAll(Enumerable.Range(0, Jobs).Select(async i => results.Enqueue(await On(0).RunAsync(_gates.Closed, i))));
        var order = Enumerable.Range(0, Jobs).ToArray();
        random.Shuffle(order);
        // Two of five may go: the others stay the majority. The submitter's node stays.
        var victims = Enumerable.Range(1, Nodes - 1).ToArray();
        random.Shuffle(victims);
        var moments = new[] { random.Next(Jobs), random.Next(Jobs) };

        for (var i = 0; i < Jobs; i++)
        {
            for (var kill = 0; kill < 2; kill++)
            {
                if (moments[kill] != i) continue;
                Lose(victims[kill]);
            }

            _gates.Release(order[i]);
        }

        _nodes.AdvanceUntil(() => all.IsCompleted, VirtualNode.Interval);
        await all;
        Assert.Equal(Enumerable.Range(0, Jobs), results.Order());
    }

    private ActorJobs On(int node) => _nodes.On(node).Jobs("all", One);

    private void Start(int nodes, int? registered = null)
    {
        _nodes = new VirtualCluster([.. Enumerable.Repeat(true, nodes)]);
        Register(registered ?? nodes);
    }

    private void Register(int nodes)
    {
        foreach (var system in _nodes.Systems.Take(nodes)) JobTypes.Of(system).Register(_gates.Open).Register(_gates.Closed);
    }

    private async Task<int> HostAsync()
    {
        await Soon(On(0).GetSnapshotAsync());
        return await _nodes.HostOfAsync("all");
    }

    // A node is cut off from one moment to the next, and the others give it up.
    private void Lose(int node)
    {
        var lost = _nodes.AddressOf(node);
        _lost.Add(node);
        for (var other = 0; other < _nodes.Systems.Count; other++)
        {
            if (other != node)
                MemoryNetwork.Cut(lost, _nodes.AddressOf(other));
        }

        var others = Enumerable.Range(0, _nodes.Systems.Count).Except(_lost).Select(i => Akka.Cluster.Cluster.Get(_nodes.Systems[i])).ToList();
        foreach (var other in others) other.Down(lost);
        _nodes.AdvanceUntil(() => others.All(other => other.State.Members.All(member => member.Address != lost)), VirtualNode.Interval);
    }

    private TimeSpan Release(int job)
    {
        _gates.Release(job);
        return VirtualCluster.Patience;
    }

    private Task<JobsSnapshot> LookAsync() => Soon(On(0).GetSnapshotAsync());

    private async Task<JobsSnapshot> UntilAsync(Predicate<JobsSnapshot> isSo, Func<ActorJobs>? jobs = null)
    {
        using var limit = new CancellationTokenSource(VirtualCluster.Patience);
        while (true)
        {
            var seen = await (jobs ?? (() => On(0)))().GetSnapshotAsync().WaitAsync(VirtualCluster.Patience);
            if (isSo(seen))
                return seen;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"It stayed at {seen}: {string.Join(", ", seen.Nodes)}; running {string.Join(", ", seen.Running)}; queued {string.Join(", ", seen.Queued)}");
            await Task.Yield();
        }
    }

    private async Task<JobsSnapshot> UntilAdvancing(Predicate<JobsSnapshot> isSo, Func<ActorJobs> jobs)
    {
        JobsSnapshot? seen = null;
        while (seen is null || !isSo(seen))
        {
            try
            {
                seen = await SoonAdvancing(jobs().GetSnapshotAsync());
            }
            catch (PrimitiveStoppedException)
            {
                // The name's next one is asked.
            }
        }

        return seen;
    }

    private async Task<T> SoonAdvancing<T>(Task<T> task)
    {
        _nodes.AdvanceUntil(() => task.IsCompleted, VirtualNode.Interval);
        return await task;
    }

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(VirtualCluster.Patience);

    private sealed class Listener<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
