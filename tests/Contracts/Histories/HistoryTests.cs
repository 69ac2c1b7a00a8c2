using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Clients;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Histories;

/// <summary>Clients that run at the same time, on all nodes, give up and die; what they saw is recorded and has to be linearizable.</summary>
public abstract class HistoryTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private const int Clients = 4;
    private const int Steps = 12;

    // Over a network calls take longer, so that more of them overlap, and the search for an order takes far longer.
    private const int StepsOverNodes = 6;
    private const int Seeds = 15;

    /// <summary>A client on a node.</summary>
    protected delegate HistoryClient<T> NewClient<T>(ClientPlace place, History<T> history);

    /// <summary>Runs clients with many seeds, each time on a primitive of another name, and checks what they recorded.</summary>
    /// <param name="newClient">Makes a client for the primitive of a name.</param>
    /// <param name="check">Whether a history is right.</param>
    /// <param name="atEnd">Called when all clients are at their end; it may record some more.</param>
    protected async Task EveryHistory<T>(
        Func<string, NewClient<T>> newClient, Func<History<T>, Verdict> check, Func<string, History<T>, Task>? atEnd = null)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (name, history) = ($"history{seed}", new History<T>());
            var create = newClient(name);
            var clients = Enumerable.Range(0, Clients).Select(i =>
            {
                var (system, concurrency) = Backend.Nodes[i % Backend.Nodes.Count];
                var client = create(new ClientPlace($"client{i}", system, concurrency, (seed * Clients) + i), history);
                return Task.Run(() => client.RunAsync(Backend.IsOverNodes ? StepsOverNodes : Steps));
            });
            await Soon(Task.WhenAll(clients));
            if (atEnd is not null)
                await atEnd(name, history);

            var verdict = check(history);
            Assert.True(verdict.IsLinearizable, $"seed {seed}: {verdict.Explanation}");
        }
    }
}
