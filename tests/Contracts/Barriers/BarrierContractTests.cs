using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Contracts.Barriers;

/// <summary>
/// A barrier that more parties are missing of than the tests have waiters. One that leaves breaks it, so it is reset before the next.
/// </summary>
public abstract class BarrierContractTests<TBackend> : PrimitiveContractTests<BarrierSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private const int Parties = 100;

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Barrier(Name, 2);

    protected override PrimitiveHandle<BarrierSnapshot> Get(IConcurrency view) => view.Barrier(Name, Parties);

    protected override async Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var barrier = view.Barrier(Name, Parties);
        if ((await barrier.GetSnapshotAsync()).Broken is not null)
            await barrier.ResetAsync();
        await barrier.SignalAndWaitAsync(timeout, cancellationToken);
    }

    protected override Task LetGoOn(IConcurrency view, int waiters) =>
        Soon(Task.WhenAll(Enumerable.Range(0, Parties - waiters).Select(_ => view.Barrier(Name, Parties).SignalAndWaitAsync())));
}
