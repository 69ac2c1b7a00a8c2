namespace Akka.Actor.Internal;

/// <summary>Runs a shutdown when the process ends, and holds the end up until it is done.</summary>
internal sealed class ProcessExitHook : IDisposable
{
    private readonly Func<Task> _run;
    private readonly Func<TimeSpan> _patience;

    public ProcessExitHook(Func<Task> run, Func<TimeSpan> patience)
    {
        _run = run;
        _patience = patience;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Whether the process is on its way out.</summary>
    public bool IsRunning { get; private set; }

    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

    // The process is gone as soon as this returns, so this one thread has to stay until the shutdown is done.
    private void OnExit(object? sender, EventArgs e)
    {
        IsRunning = true;
        using var done = new ManualResetEventSlim();
        _run().ContinueWith(_ => done.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        done.Wait(_patience());
    }
}
