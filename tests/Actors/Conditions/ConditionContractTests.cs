using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Tests.Contracts;

namespace ActorConcurrency.Actors.Tests.Conditions;

public abstract class AnyConditionContractTests : PrimitiveContractTests<ConditionSnapshot>
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

public sealed class ConditionOnLockContractTests : AnyConditionContractTests
{
    protected override ActorLock Lock(IConcurrency view) => view.Lock("its lock");
}

public sealed class ConditionOnReentrantLockContractTests : AnyConditionContractTests
{
    protected override ActorLock Lock(IConcurrency view) => view.ReentrantLock("its lock");
}
