using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tests.Contracts;

namespace ActorConcurrency.Actors.Tests.Events;

public sealed class EventContractTests : PrimitiveContractTests<EventSnapshot>
{
    protected override Action<IConcurrency>? GetWithOtherSettings => null;

    protected override PrimitiveHandle<EventSnapshot> Get(IConcurrency view) => view.Event(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Event(Name).WaitAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.Event(Name).SetAsync());
}
