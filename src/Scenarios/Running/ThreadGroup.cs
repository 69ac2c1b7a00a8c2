using ActorConcurrency.Actors.Processes;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>
/// The threads that a scenario's main program starts. Disposing the group terminates those that still run, before the
/// primitives that they use are gone.
/// </summary>
internal sealed class ThreadGroup(ScenarioContext context) : IAsyncDisposable
{
    private readonly List<ActorThread> _threads = [];

    /// <summary>Starts one more.</summary>
    public async Task<ActorThread> StartAsync(string name, Func<IProcessContext, Task> run)
    {
        var thread = context.Concurrency.Thread(name, run);
        _threads.Add(thread);
        await thread.StartAsync(context.Stopping);
        return thread;
    }

    /// <summary>Waits for the end of all, and throws what one of them threw.</summary>
    public async Task JoinAsync()
    {
        foreach (var thread in _threads)
        {
            await thread.JoinAsync(cancellationToken: context.Stopping);
            if ((await thread.GetSnapshotAsync()).Failure is { } failure)
                throw new InvalidOperationException($"{thread} failed: {failure.Message}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var thread in _threads)
        {
            try
            {
                await thread.TerminateAsync();
            }
            catch (InvalidOperationException)
            {
                // It was not started, or its actor has stopped already and so has the thread.
            }
        }
    }
}
