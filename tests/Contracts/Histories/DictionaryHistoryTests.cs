using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Clients;
using ActorConcurrency.Histories.Models;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Histories;

/// <summary>Histories of a shared dictionary.</summary>
public abstract class DictionaryHistoryTests<TBackend> : HistoryTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public Task AnyHistory_WithOwnersKilled_IsLinearizablePerKey() =>
        EveryHistory<RegisterRequest>(
            name => (place, history) => new DictionaryClient(
                place, history, view => view.SharedDictionary<string, int>(name)),
            history => Linearizability.CheckEach(new RegisterModel(), history.Operations, request => request.Key));
}
