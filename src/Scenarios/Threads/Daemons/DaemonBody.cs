using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Daemons;

/// <summary>What a daemon does: nothing, for ever; where it holds a lock it never gives it back, and has a finally.</summary>
internal sealed class DaemonBody(ScenarioContext scenario, Family family, bool holdsLock, Action onFinally) : ProcessBody
{
    /// <summary>The name of the lock.</summary>
    public const string Lock = "file";

    private readonly TaskCompletionSource _isAtWork = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it is where it will be terminated.</summary>
    public Task IsAtWork => _isAtWork.Task;

    protected override async Task RunAsync(IProcessContext daemon)
    {
        try
        {
            if (holdsLock)
            {
                await daemon.Concurrency.Lock(Lock).AcquireAsync(cancellationToken: daemon.Stopping);
                scenario.Note(daemon.Ref, family.NotesHolds);
                scenario.Print("holds", new Phrase(family.DaemonInWords));
            }
            _isAtWork.SetResult();
            await daemon.DelayAsync(TimeSpan.FromDays(1));
        }
        finally
        {
            onFinally();
        }
    }
}
