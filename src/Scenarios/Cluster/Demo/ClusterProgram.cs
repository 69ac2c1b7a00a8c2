using System.Globalization;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Threads.Gil;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>The scenario's acts, one after the other.</summary>
internal sealed class ClusterProgram(ScenarioContext context)
{
    /// <summary>What the program notes of a node that is up.</summary>
    public const string NotesUp = "up ";

    /// <summary>What it notes of every result: the run, the job's number, its primes, its node, and the attempt.</summary>
    public const string NotesResult = "result ";

    /// <summary>What it notes of a whole run of jobs: the run and its time in seconds.</summary>
    public const string NotesCounted = "counted ";

    /// <summary>What it notes of a node that has left in order: the node and its exit code.</summary>
    public const string NotesLeft = "left ";

    /// <summary>The runs of the jobs: one job at a time, then as many as there are workers, then with trouble.</summary>
    public const string Single = "single";

    /// <inheritdoc cref="Single" />
    public const string All = "all";

    /// <summary>Into how many jobs the counting of primes is cut.</summary>
    public const int Chunks = 48;

    private static readonly TimeSpan LeaveLimit = TimeSpan.FromMinutes(1);

    private readonly List<Node> _nodes = [];

    private ActorJobs Jobs => context.Cluster.ClusterConcurrency.Jobs("primes", new JobsOptions { WorkersPerNode = 1, Role = NodeSettings.Worker });

    public async Task RunAsync()
    {
        context.Cluster.Node.PrintMembership(Texts.Of(ClusterCommandException.Set, context.Language), context.PrintText);
        await using var crossing = await context.StartNodesAsync(context.Values.Get(ClusterScenario.Nodes), NodeHost.Crossing);
        _nodes.AddRange(crossing.All);
        foreach (var node in _nodes)
        {
            context.Note(ScenarioContext.Main, $"{NotesUp}{node.Name}");
            context.Print("node", node.Name, NodeAddress.Short(AddressOf(node)), node.ProcessId);
        }

        await CompareAsync();
        context.Print("act.crossing", _nodes[0].Name);
        await context.RunMainAsync(CrossingStreet.Props(context, crossing));
        await WorkAsync(ClusterScenario.IsOn(context.Values, ClusterScenario.Kill) ? Trouble.Kill : Trouble.None);
        if (ClusterScenario.IsOn(context.Values, ClusterScenario.Partition))
            await WorkAsync(Trouble.Pause);
        await LeaveAsync();
    }

    /// <summary>Where a node is reached.</summary>
    public static Address AddressOf(Node node) => node.Host.Path.Address;

    private async Task CompareAsync()
    {
        context.Print("act.primes", context.Values.Get(ClusterScenario.Limit), Chunks);
        var ranges = Ranges();
        var single = await CountAsync(Single, 1, null, async () =>
        {
            var found = new List<PrimesFound>();
            foreach (var range in ranges)
                found.Add(await Jobs.RunAsync(PrimesJob.Type, range, cancellationToken: context.Stopping));
            return found;
        });
        await CountAsync(All, _nodes.Count, single, () => Jobs.MapAsync(PrimesJob.Type, ranges, cancellationToken: context.Stopping));
    }

    private List<PrimeRange> Ranges() => [.. PrimeRange.Upto(context.Values.Get(ClusterScenario.Limit), Chunks)];

    private async Task<TimeSpan> CountAsync(string run, int workers, TimeSpan? single, Func<Task<IReadOnlyList<PrimesFound>>> count)
    {
        var clock = context.System.Scheduler;
        var start = clock.MonotonicClock;
        var found = await count();
        var time = clock.MonotonicClock - start;
        context.Note(ScenarioContext.Main, FormattableString.Invariant($"{NotesCounted}{run} {time.TotalSeconds:0.000}"));
        NoteResults(run, found);
        context.Print("primes", workers, found.Sum(f => f.Primes), Text(time.TotalSeconds, "0.000"), Text((single ?? time) / time, "0.00"), ByNode(found));
        return time;
    }

    private void NoteResults(string run, IReadOnlyList<PrimesFound> found)
    {
        for (var i = 0; i < found.Count; i++)
            context.Note(ScenarioContext.Main, $"{NotesResult}{run} {i} {found[i].Primes} {NameOf(found[i].Node)} {found[i].Attempt}");
    }

    /// <summary>How many jobs each node has done.</summary>
    private string ByNode(IEnumerable<PrimesFound> found) =>
        string.Join(", ", found.CountBy(f => NameOf(f.Node)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));

    private string NameOf(string address) => _nodes.First(node => NodeAddress.Short(AddressOf(node)) == address).Name;

    private async Task WorkAsync(Trouble trouble)
    {
        // The last of those that are left; the light's node is not among those that get into trouble.
        var victim = trouble is Trouble.None || context.Cluster.Started(AddressOf(_nodes[^1])) is not { } started ? null : new Victim(_nodes[^1], started);
        await using var eaters = await context.StartNodesAsync(_nodes.Count, NodeHost.Eater);
        var work = new TroubledWork(context, trouble, victim, eaters, Jobs, Ranges(), NameOf);
        NoteResults(work.Run, await work.RunAsync());
        if (victim is not null)
            _nodes.Remove(victim.Node);
    }

    private async Task LeaveAsync()
    {
        var node = _nodes[^1];
        if (context.Cluster.Started(AddressOf(node)) is not { } started)
            return;

        context.Print("leave", node.Name);
        Akka.Cluster.Cluster.Get(context.System).Leave(AddressOf(node));
        var exitCode = await started.EndAsync(context.Stopping).WaitAsync(LeaveLimit, context.Stopping);
        await context.Cluster.Node.SeesAsync(state => state.Members.All(m => m.Address != AddressOf(node)), LeaveLimit, context.Stopping);
        context.Note(ScenarioContext.Main, $"{NotesLeft}{node.Name} {exitCode}");
        context.Print("left", node.Name, exitCode);
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
