using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>
/// Two threads, each with one of two locks in hand, wait for the other's. The main program finds the circle and ends the first
/// thread; with it, its lock is free.
/// </summary>
internal sealed class CrossedLocks(ScenarioContext context)
{
    /// <summary>What the main program notes in the trace when it has found the deadlock.</summary>
    public const string NotesFound = "found a deadlock of ";

    /// <summary>What a thread notes in the trace when it has both locks.</summary>
    public const string NotesBoth = "has both";

    private readonly ThreadGroup _group = new(context);
    private readonly TaskCompletionSource _bothHoldOne = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task RunAsync()
    {
        await using var threads = _group;
        var first = await threads.StartAsync(LockProgram.NameOf(0), thread => TakeBothAsync(thread, 0, "A", "B"));
        await threads.StartAsync(LockProgram.NameOf(1), thread => TakeBothAsync(thread, 1, "B", "A"));
        await threads.WaitForSignalsAsync(2);
        _bothHoldOne.SetResult();
        await threads.WaitForSignalsAsync(2);

        foreach (var deadlock in await context.Concurrency.FindDeadlocksAsync(cancellationToken: context.Stopping))
        {
            context.Note(ScenarioContext.Main, $"{NotesFound}{deadlock.Waits.Count}");
            context.Print(LineColour.Red, "deadlock", deadlock);
        }

        // Said before it is done: the lock that it frees has its next holder at once.
        context.Print("terminated", 0);
        await first.TerminateAsync(context.Stopping);
        await threads.JoinAsync();
    }

    private async Task TakeBothAsync(IProcessContext thread, int number, string mine, string other)
    {
        var lease = await thread.Concurrency.Lock(mine).AcquireAsync(cancellationToken: thread.Stopping);
        context.Print("holds", number, mine);
        _group.Signal();
        await _bothHoldOne.Task.WaitAsync(thread.Stopping);
        context.Print("wants", number, other);
        var turn = thread.Concurrency.Lock(other).AcquireAsync(cancellationToken: thread.Stopping);
        _group.Signal();
        var second = await turn;
        context.Note(thread.Ref, NotesBoth);
        context.Print("holds", number, other);
        await second.ReleaseAsync();
        await lease.ReleaseAsync();
    }
}
