using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Shared;

namespace ActorConcurrency.Actors.Contracts.Shared;

public abstract class SharedDictionaryContractTests<TBackend> : PrimitiveContractTests<SharedSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.SharedDictionary<string, string>(Name);

    protected override PrimitiveHandle<SharedSnapshot> Get(IConcurrency view) => view.SharedDictionary<string, int>(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.SharedDictionary<string, int>(Name).WaitForAsync("key", timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.SharedDictionary<string, int>(Name).SetAsync("key", 1));
}

public abstract class SharedListContractTests<TBackend> : PrimitiveContractTests<SharedSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.SharedList<string>(Name);

    protected override PrimitiveHandle<SharedSnapshot> Get(IConcurrency view) => view.SharedList<int>(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.SharedList<int>(Name).WaitForAsync(0, timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.SharedList<int>(Name).AddAsync(1));
}

public abstract class SharedValueContractTests<TBackend> : PrimitiveContractTests<SharedSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.SharedValue(Name, 1);

    protected override PrimitiveHandle<SharedSnapshot> Get(IConcurrency view) => view.SharedValue(Name, 0);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.SharedValue(Name, 0).WaitUntilAsync(value => value > 0, timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.SharedValue(Name, 0).SetAsync(1));
}
