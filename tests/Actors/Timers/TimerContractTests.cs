using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Tests.Contracts;
using ActorConcurrency.Actors.Timers;

namespace ActorConcurrency.Actors.Tests.Timers;

public sealed class TimerContractTests : PrimitiveContractTests<TimerSnapshot>
{
    protected override Action<IConcurrency>? GetWithOtherSettings => null;

    protected override PrimitiveHandle<TimerSnapshot> Get(IConcurrency view) => view.Timer(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Timer(Name).WaitAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.Timer(Name).StartOnceAsync(TimeSpan.Zero));
}
