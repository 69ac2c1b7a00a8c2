using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pipes;

namespace ActorConcurrency.Actors.Contracts.Pipes;

/// <summary>Those who wait for the end of a pipe are waiters as others are.</summary>
public abstract class PipeContractTests<TBackend> : PrimitiveContractTests<PipeSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Pipe<int>(Name, duplex: false);

    protected override PrimitiveHandle<PipeSnapshot> Get(IConcurrency view) => view.Pipe<int>(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Pipe<int>(Name).WaitClosedAsync(timeout, cancellationToken);

    protected override async Task LetGoOn(IConcurrency view, int waiters)
    {
        foreach (var end in Enum.GetValues<PipeEnd>())
            await Soon((await Soon(view.Pipe<int>(Name).OpenAsync(end))).CloseAsync());
    }
}
