using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>The recursive function, its threads, and the main program that tries to release what it does not hold.</summary>
internal sealed class RlockProgram(ScenarioContext context)
{
    /// <summary>What the main program notes in the trace when its release was refused.</summary>
    public const string NotesRefused = "release refused";

    /// <summary>What a thread notes in the trace when it ends at its deepest level, with all levels in its hands.</summary>
    public const string NotesForgets = "ends at its deepest level ";

    private readonly int _depth = context.Values.Get(RlockScenario.Depth);
    private readonly TimeSpan _hold = context.AtSpeed(context.Values.Get(RlockScenario.Hold));
    private readonly ThreadGroup _group = new(context);
    private readonly TaskCompletionSource _firstIsAtTheDeepest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mainHasTried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static string Enters(int level) => $"enters level {level}";

    public static string Leaves(int level) => $"leaves level {level}";

    public static bool IsLevel(string note) => note.Contains(" level ", StringComparison.Ordinal);

    public async Task RunAsync()
    {
        await using var threads = _group;
        for (var i = 0; i < context.Values.Get(RlockScenario.Threads); i++)
        {
            var number = i;
            await threads.StartAsync(LockProgram.NameOf(number), thread => RecurseAsync(thread, number, level: 1));
            await threads.WaitForSignalsAsync();
        }

        await _firstIsAtTheDeepest.Task.WaitAsync(context.Stopping);
        await TryToReleaseAsync();
        _mainHasTried.SetResult();
        await threads.JoinAsync();
    }

    private async Task RecurseAsync(IProcessContext thread, int number, int level)
    {
        var turn = thread.Concurrency.ReentrantLock("rlock").AcquireAsync(cancellationToken: thread.Stopping);
        if (level == 1)
            _group.Signal();
        var lease = await turn;
        context.Note(thread.Ref, Enters(lease.Depth));
        context.Print("entered", number, lease.Depth);
        if (level < _depth)
            await RecurseAsync(thread, number, level + 1);
        else
            await WorkAsync(thread, number);
        context.Note(thread.Ref, Leaves(level));
        context.Print("left", number, level);
        await lease.ReleaseAsync(thread.Stopping);
    }

    private async Task WorkAsync(IProcessContext thread, int number)
    {
        _firstIsAtTheDeepest.TrySetResult();
        await _mainHasTried.Task.WaitAsync(thread.Stopping);
        await thread.DelayAsync(_hold);
        if (number + 1 == context.Values.Get(RlockScenario.Forget))
        {
            context.Note(thread.Ref, NotesForgets);
            context.Print("forgets", number);
            throw new ProcessExitException(1);
        }
    }

    private async Task TryToReleaseAsync()
    {
        try
        {
            await context.Concurrency.ReentrantLock("rlock").ReleaseAsync(context.Stopping);
        }
        catch (SynchronizationLockException refusal)
        {
            context.Note(ScenarioContext.Main, NotesRefused);
            context.Print("refused", refusal.Message);
        }
    }
}
