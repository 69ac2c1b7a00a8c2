using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Events;

namespace ActorConcurrency.Actors.Contracts.Events;

public abstract class EventContractTests<TBackend> : PrimitiveContractTests<EventSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency>? GetWithOtherSettings => null;

    protected override PrimitiveHandle<EventSnapshot> Get(IConcurrency view) => view.Event(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Event(Name).WaitAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.Event(Name).SetAsync());
}
