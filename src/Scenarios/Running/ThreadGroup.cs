using System.Threading.Channels;
using ActorConcurrency.Actors.Processes;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>
/// The threads that a scenario's main program starts, and the signals by which they tell it how far they are: scaffolding, and
/// so not among the actors and messages of the trace. Disposing the group terminates the threads that still run, before the
/// primitives that they use are gone.
/// </summary>
internal sealed class ThreadGroup(ScenarioContext context) : IAsyncDisposable
{
    private readonly List<ActorThread> _threads = [];
    private readonly Channel<bool> _signals = Channel.CreateUnbounded<bool>();

    /// <summary>Starts one more.</summary>
    public async Task<ActorThread> StartAsync(string name, Func<IProcessContext, Task> run)
    {
        var thread = context.Concurrency.Thread(name, run);
        _threads.Add(thread);
        await thread.StartAsync(context.Stopping);
        return thread;
    }

    /// <summary>Tells the main program that a thread has come to the place that it waits for.</summary>
    public void Signal() => _signals.Writer.TryWrite(true);

    /// <summary>Waits until threads have signalled so often.</summary>
    public async Task WaitForSignalsAsync(int count = 1)
    {
        for (var i = 0; i < count; i++)
            await _signals.Reader.ReadAsync(context.Stopping);
    }

    /// <summary>Waits for the end of all, and throws what one of them threw.</summary>
    public async Task JoinAsync()
    {
        foreach (var thread in _threads)
        {
            var exitCode = await thread.JoinAsync(cancellationToken: context.Stopping);
            if (exitCode != 0 && (await thread.GetSnapshotAsync(cancellationToken: context.Stopping)).Failure is { } failure)
                throw new InvalidOperationException($"{thread} failed: {failure.Message}", failure);
        }
        _threads.Clear();
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
