using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Promises;

namespace ActorConcurrency.Actors.Contracts.Promises;

public abstract class PromiseContractTests<TBackend> : PrimitiveContractTests<PromiseSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Promise<string>(Name);

    protected override PrimitiveHandle<PromiseSnapshot> Get(IConcurrency view) => view.Promise<int>(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Promise<int>(Name).WaitAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.Promise<int>(Name).ResolveAsync(1));
}
