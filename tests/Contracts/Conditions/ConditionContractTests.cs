using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Locks;

namespace ActorConcurrency.Actors.Contracts.Conditions;

public abstract class AnyConditionContractTests<TBackend> : PrimitiveContractTests<ConditionSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Condition(Name, view.Lock("another"));

    protected override PrimitiveHandle<ConditionSnapshot> Get(IConcurrency view) => Condition(view);

    protected override async Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var condition = Condition(view);
        await using var lease = await condition.Lock.AcquireAsync();
        await condition.WaitAsync(lease, timeout, cancellationToken);
    }

    protected override async Task LetGoOn(IConcurrency view, int waiters)
    {
        var condition = Condition(view);
        await using var lease = await Soon(condition.Lock.AcquireAsync());
        await Soon(condition.NotifyAllAsync(lease));
    }

    protected abstract ActorLock Lock(IConcurrency view);

    private ActorCondition Condition(IConcurrency view) => view.Condition(Name, Lock(view));
}

public abstract class ConditionOnLockContractTests<TBackend> : AnyConditionContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override ActorLock Lock(IConcurrency view) => view.Lock("its lock");
}

public abstract class ConditionOnReentrantLockContractTests<TBackend> : AnyConditionContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override ActorLock Lock(IConcurrency view) => view.ReentrantLock("its lock");
}
