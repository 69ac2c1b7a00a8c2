using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Coroutines.Greenlets;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

/// <summary>Who has switched to a greenlet waits until control comes back.</summary>
public abstract class GreenletsContractTests<TBackend> : PrimitiveContractTests<GreenletsSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Greenlets<string>(Name);

    protected override PrimitiveHandle<GreenletsSnapshot> Get(IConcurrency view) => view.Greenlets<int>(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Greenlets<int>(Name).SwitchAsync("waits", 1, timeout, cancellationToken);

    protected override Task MakeWait(IConcurrency view) => Soon(view.Greenlets<int>(Name).CreateAsync("waits", async (context, value) =>
    {
        while (true)
        {
            await _gate.Task;
            value = await context.SwitchAsync(ActorGreenlets<int>.Main, value);
        }
    }));

    protected override Task LetGoOn(IConcurrency view, int waiters)
    {
        _gate.TrySetResult();
        return Task.CompletedTask;
    }
}
