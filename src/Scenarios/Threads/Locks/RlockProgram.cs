using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>The recursive function, its threads, and the main program that tries to release what it does not hold.</summary>
internal sealed class RlockProgram(ScenarioContext context)
{
    /// <summary>What the main program notes in the trace when its release was refused.</summary>
    public const string NotesRefused = "release refused";

    private readonly int _depth = context.Values.Get(RlockScenario.Depth);
    private readonly TimeSpan _hold = context.AtSpeed(context.Values.Get(RlockScenario.Hold));
    private readonly ActorQueue<int> _asked = context.Concurrency.Queue<int>("asked");
    private readonly ActorEvent _atTheDeepest = context.Concurrency.Event("at the deepest");
    private readonly ActorEvent _hasTried = context.Concurrency.Event("has tried");

    public static string Enters(int level) => $"enters level {level}";

    public static string Leaves(int level) => $"leaves level {level}";

    public static bool IsLevel(string note) => note.Contains(" level ", StringComparison.Ordinal);

    public async Task RunAsync()
    {
        await using var threads = new ThreadGroup(context);
        for (var i = 0; i < context.Values.Get(RlockScenario.Threads); i++)
        {
            var number = i;
            await threads.StartAsync(LockProgram.NameOf(number), thread => RecurseAsync(thread, number, level: 1));
            await _asked.DequeueAsync(cancellationToken: context.Stopping);
        }

        await _atTheDeepest.WaitAsync(cancellationToken: context.Stopping);
        await TryToReleaseAsync();
        await _hasTried.SetAsync(context.Stopping);
        await threads.JoinAsync();
    }

    private async Task RecurseAsync(IProcessContext thread, int number, int level)
    {
        var turn = thread.Concurrency.ReentrantLock("rlock").AcquireAsync(cancellationToken: thread.Stopping);
        if (level == 1)
            await _asked.EnqueueAsync(number);
        await using var lease = await turn;
        context.Note(thread.Ref, Enters(lease.Depth));
        context.Print("entered", number, lease.Depth);
        if (level < _depth)
            await RecurseAsync(thread, number, level + 1);
        else
            await WorkAsync(thread);
        context.Note(thread.Ref, Leaves(level));
        context.Print("left", number, level);
    }

    private async Task WorkAsync(IProcessContext thread)
    {
        await _atTheDeepest.SetAsync(thread.Stopping);
        await _hasTried.WaitAsync(cancellationToken: thread.Stopping);
        await thread.DelayAsync(_hold);
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
