using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Coroutines.Generators;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

/// <summary>Who asks for the next value waits until the body yields it.</summary>
public abstract class GeneratorContractTests<TBackend> : PrimitiveContractTests<GeneratorSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<IGeneratorContext<int, object?>, Task> _body;

    public GeneratorContractTests() => _body = async context =>
    {
        for (var i = 0; ; i++)
        {
            await _gate.Task;
            await context.YieldAsync(i);
        }
    };

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Generator(Name, () => Enumerable.Range(0, 3));

    protected override PrimitiveHandle<GeneratorSnapshot> Get(IConcurrency view) => view.Generator(Name, _body);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Generator(Name, _body).NextAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters)
    {
        _gate.TrySetResult();
        return Task.CompletedTask;
    }
}
