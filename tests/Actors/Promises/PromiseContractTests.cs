using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Tests.Contracts;

namespace ActorConcurrency.Actors.Tests.Promises;

public sealed class PromiseContractTests : PrimitiveContractTests<PromiseSnapshot>
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Promise<string>(Name);

    protected override PrimitiveHandle<PromiseSnapshot> Get(IConcurrency view) => view.Promise<int>(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Promise<int>(Name).WaitAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.Promise<int>(Name).ResolveAsync(1));
}
