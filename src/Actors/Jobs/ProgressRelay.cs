using System.Threading.Channels;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// Hands what a job reports to its submitter, one value after the other, off the threads that told them. What the submitter's code throws
/// is thrown when the job has ended.
/// </summary>
internal sealed class ProgressRelay<TProgress>(IProgress<TProgress> progress)
{
    private readonly Channel<object?> _reports = Channel.CreateUnbounded<object?>(new UnboundedChannelOptions { SingleReader = true });

    public void Report(object? value) => _reports.Writer.TryWrite(value);

    /// <summary>Completes when the call has ended and all has been handed on.</summary>
    public async Task<T> DuringAsync<T>(Func<Task<T>> call)
    {
        var relay = RelayAsync();
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            _reports.Writer.Complete();
            await relay.ConfigureAwait(false);
        }
    }

    private async Task RelayAsync()
    {
        await foreach (var value in _reports.Reader.ReadAllAsync().ConfigureAwait(false))
            progress.Report((TProgress)value!);
    }
}
