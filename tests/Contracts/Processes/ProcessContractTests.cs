using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Processes;

namespace ActorConcurrency.Actors.Contracts.Processes;

/// <summary>Who joins a running process waits as others do.</summary>
public abstract class ProcessContractTests<TBackend> : PrimitiveContractTests<ProcessSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly GatedBody _body = new();

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Process(Name, _body, isDaemon: true);

    protected override PrimitiveHandle<ProcessSnapshot> Get(IConcurrency view) => view.Process(Name, _body);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Process(Name, _body).JoinAsync(timeout, cancellationToken);

    protected override Task MakeWait(IConcurrency view) => Soon(view.Process(Name, _body).StartAsync());

    protected override Task LetGoOn(IConcurrency view, int waiters)
    {
        _body.Gate.TrySetResult();
        return Task.CompletedTask;
    }

    private sealed class GatedBody : ProcessBody
    {
        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected internal override Task RunAsync(IProcessContext context) => Gate.Task;
    }
}
