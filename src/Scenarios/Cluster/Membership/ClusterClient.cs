using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>Speaks with the nodes of a cluster without being one.</summary>
internal sealed class ClusterClient : IAsyncDisposable
{
    private static readonly TimeSpan ReachLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    private readonly ActorSystem _system;
    private readonly IReadOnlyList<Address> _seeds;

    private ClusterClient(ActorSystem system, IReadOnlyList<Address> seeds) => (_system, _seeds) = (system, seeds);

    /// <summary>Starts the client; it speaks with the seeds of the settings.</summary>
    /// <inheritdoc cref="ClusterSystem.StartClient" />
    public static ClusterClient Start(NodeSettings settings, string? logLevel)
    {
        var system = ClusterSystem.StartClient(settings, logLevel);
        var configured = system.Settings.Config.GetStringList("akka.cluster.seed-nodes", []);
        return new ClusterClient(system, [.. configured.Select(Address.Parse)]);
    }

    /// <summary>Whether it knows of any node.</summary>
    public bool HasSeeds => _seeds.Count > 0;

    /// <summary>Asks the first node that answers.</summary>
    /// <param name="request">The question.</param>
    /// <param name="limit">How long the answer may take.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ClusterCommandException">No seed can be reached, or the answer does not come.</exception>
    public async Task<object> AskAsync(object request, TimeSpan limit, CancellationToken cancellationToken)
    {
        var agent = await FindAgentAsync(cancellationToken);
        try
        {
            return await agent.Ask<object>(request, limit, cancellationToken);
        }
        catch (AskTimeoutException)
        {
            throw new ClusterCommandException("no-answer", NodeAddress.Short(agent.Path.Address), limit);
        }
    }

    /// <summary>The statuses of the cluster as one node after the other sees it: now, and whenever it is otherwise.</summary>
    /// <exception cref="ClusterCommandException">No node that was known can be reached any more.</exception>
    public async IAsyncEnumerable<NodeProtocol.Status> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = _seeds;
        while (true)
        {
            var agent = await FindAgentAsync(known, cancellationToken);
            var statuses = Channel.CreateUnbounded<NodeProtocol.Status>();
            var watcher = _system.ActorOf(StatusWatcher.Props(agent, statuses.Writer));
            try
            {
                await foreach (var status in statuses.Reader.ReadAllAsync(cancellationToken))
                {
                    known = [.. _seeds.Concat(status.Members.Select(m => NodeAddress.TryParse(m.Address, out var address) ? address : null).OfType<Address>()).Distinct()];
                    yield return status;
                }
            }
            finally
            {
                _system.Stop(watcher);
            }
        }
    }

    public async ValueTask DisposeAsync() => await _system.Terminate()
        .WaitAsync(EndLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Task<IActorRef> FindAgentAsync(CancellationToken cancellationToken) => FindAgentAsync(_seeds, cancellationToken);

    /// <summary>The agent of the first of these nodes to answer.</summary>
    private async Task<IActorRef> FindAgentAsync(IReadOnlyList<Address> nodes, CancellationToken cancellationToken)
    {
        var asked = nodes.Select(node => NodeAgent.Of(_system, node).ResolveOne(ReachLimit, cancellationToken)).ToList();
        await foreach (var answer in Task.WhenEach(asked))
        {
            if (answer.IsCompletedSuccessfully)
                return await answer;
        }
        cancellationToken.ThrowIfCancellationRequested();
        throw new ClusterCommandException("unreachable", string.Join(", ", nodes.Select(NodeAddress.Short)));
    }

    /// <summary>Has a node tell its statuses until it ends.</summary>
    private sealed class StatusWatcher : ReceiveActor
    {
        private readonly IActorRef _agent;

        public static Props Props(IActorRef agent, ChannelWriter<NodeProtocol.Status> statuses) =>
            Akka.Actor.Props.Create(() => new StatusWatcher(agent, statuses));

        public StatusWatcher(IActorRef agent, ChannelWriter<NodeProtocol.Status> statuses)
        {
            _agent = agent;
            Receive<NodeProtocol.Status>(status => statuses.TryWrite(status));
            Receive<Terminated>(_ => statuses.TryComplete());
        }

        protected override void PreStart()
        {
            Context.Watch(_agent);
            _agent.Tell(new NodeProtocol.WatchStatus(Self));
        }
    }
}
