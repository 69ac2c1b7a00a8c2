using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Timers;

namespace ActorConcurrency.Actors.Contracts.Timers;

public abstract class TimerContractTests<TBackend> : PrimitiveContractTests<TimerSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency>? GetWithOtherSettings => null;

    protected override PrimitiveHandle<TimerSnapshot> Get(IConcurrency view) => view.Timer(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Timer(Name).WaitAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.Timer(Name).StartOnceAsync(TimeSpan.Zero));
}
