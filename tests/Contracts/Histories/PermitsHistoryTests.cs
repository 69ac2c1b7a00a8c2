using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Clients;
using ActorConcurrency.Histories.Models;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Histories;

/// <summary>Histories of what gives permits. A subclass says which primitive.</summary>
public abstract class PermitsHistoryTests<TBackend> : HistoryTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected abstract int Permits { get; }

    protected abstract PermitsAccess Open(IConcurrency view, string name);

    [Fact]
    public Task AnyHistory_WithOwnersKilled_IsLinearizable() =>
        EveryHistory<PermitsRequest>(
            name => (place, history) =>
                new PermitsClient(place, history, view => Open(view, name), Permits),
            history => Linearizability.Check(new PermitsModel(Permits, Permits), history.Operations),
            (name, history) => Soon(LastClient.TakeAllAsync(history, Open(Concurrency, name), Permits, default)));

    [Fact]
    public async Task AnyHistory_OfHoldersThatWrite_IsAcceptedInTheOrderOfTheirTokens()
    {
        var writes = new History<FencedWrite>();
        await EveryHistory<PermitsRequest>(
            name => (place, history) => new PermitsClient(
                place, history, view => Open(view, name), 1,
                lease => FencedWriter.WriteAsync(place.Name, FencedWriter.Open(place.Concurrency, name), lease, writes)),
            _ =>
            {
                var verdict = Linearizability.Check(new FencedModel(), writes.Operations);
                writes = new History<FencedWrite>();
                return verdict;
            });
    }
}

/// <summary>Histories of a lock.</summary>
public abstract class LockHistoryTests<TBackend> : PermitsHistoryTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override int Permits => 1;

    protected override PermitsAccess Open(IConcurrency view, string name) => PermitsAccess.To(view.Lock(name));
}

/// <summary>Histories of a semaphore.</summary>
public abstract class SemaphoreHistoryTests<TBackend> : PermitsHistoryTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override int Permits => 3;

    protected override PermitsAccess Open(IConcurrency view, string name) => PermitsAccess.To(view.BoundedSemaphore(name, Permits));
}
