using ActorConcurrency.Actors.Common;
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
            name => (client, system, concurrency, history, seed) =>
                new PermitsClient(client, system, concurrency, history, seed, view => Open(view, name), Permits),
            history => Linearizability.Check(new PermitsModel(Permits, Permits), history.Operations),
            TakeAllAsync);

    [Fact]
    public async Task AnyHistory_OfHoldersThatWrite_IsAcceptedInTheOrderOfTheirTokens()
    {
        var writes = new History<FencedWrite>();
        await EveryHistory<PermitsRequest>(
            name => (client, system, concurrency, history, seed) => new PermitsClient(
                client, system, concurrency, history, seed, view => Open(view, name), 1,
                lease => WriteAsync(concurrency.FencedResource(name), client, writes, lease)),
            _ =>
            {
                var verdict = Linearizability.Check(new FencedModel(), writes.Operations);
                writes = new History<FencedWrite>();
                return verdict;
            });
    }

    // Whatever its clients died with, all of it is free in the end.
    private async Task TakeAllAsync(string name, History<PermitsRequest> history)
    {
        var called = History<PermitsRequest>.Now;
        await using var lease = await Soon(Open(Concurrency, name).AcquireAsync(Permits, default));
        history.AddReturned("last", new PermitsRequest.Acquire("all", Permits, lease!.FencingToken), called);
    }

    private static async Task WriteAsync(ActorFencedResource resource, string client, History<FencedWrite> writes, Lease lease)
    {
        var called = History<FencedWrite>.Now;
        try
        {
            resource.Handle<string, bool>(_ => Task.FromResult(true));
            await resource.WriteAsync<bool>(lease.FencingToken, client);
            writes.AddReturned(client, new FencedWrite(lease.FencingToken, Accepted: true), called);
        }
        catch (StaleFencingTokenException)
        {
            writes.AddReturned(client, new FencedWrite(lease.FencingToken), called);
        }
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
