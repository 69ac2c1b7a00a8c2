using System.Security.Cryptography;
using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Cluster.Membership;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>
/// A run on a cluster that is there already: this process joins it and leaves again. Its primitives are the cluster's, on whatever node they come to
/// live, under names of the run's own, and end with it; what happens to them is in the trace as if it happened here.
/// </summary>
internal sealed class MemberStage : ClusterStage
{
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly IActorRef _collector;

    private MemberStage(ClusterNode node, string scope)
        : base(node) => _collector = node.System.ActorOf(TraceCollector.Props(scope), "trace");

    public override IConcurrency Concurrency => ClusterConcurrency;

    /// <summary>Joins, and waits until this node is up.</summary>
    /// <exception cref="ClusterCommandException">No seed has let it in.</exception>
    public static async Task<MemberStage> JoinAsync(NodeSettings settings, string? logLevel, CancellationToken cancellationToken)
    {
        var scope = $"run-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        // A guest takes no work.
        var node = ClusterNode.Start(settings with { Roles = ["guest"], Scope = scope }, logLevel);
        try
        {
            await node.UpAsync(cancellationToken).WaitAsync(JoinLimit, cancellationToken);
            var stage = new MemberStage(node, scope);
            await stage.AskAsync(new TraceCollector.Start(), cancellationToken);
            return stage;
        }
        catch (TimeoutException)
        {
            await node.DisposeAsync();
            throw node.NotJoined();
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>All that has happened, by the nodes' clocks.</summary>
    public override async Task<IReadOnlyList<TraceEvent>> GetTraceAsync(TraceRecorder recorder)
    {
        await AskAsync(new TraceCollector.Flush(), CancellationToken.None);
        return [.. (await base.GetTraceAsync(recorder)).OrderBy(e => e.Time)];
    }

    public override async ValueTask DisposeAsync()
    {
        await Akka.Cluster.Cluster.Get(System).EndScopeAsync(AnswerLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Node.DisposeAsync();
    }

    // A node that does not answer is not waited for: the verdict says what is missing.
    private async Task AskAsync(object request, CancellationToken cancellationToken)
    {
        try
        {
            await _collector.Ask<TraceCollector.Done>(request, AnswerLimit, cancellationToken);
        }
        catch (AskTimeoutException)
        {
        }
    }
}
