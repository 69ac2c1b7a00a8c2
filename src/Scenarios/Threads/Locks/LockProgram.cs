using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>Threads that add one to a shared number each: in turns by the lock, or, to show what for, without it.</summary>
internal sealed class LockProgram(ScenarioContext context)
{
    /// <summary>What a thread notes in the trace when somebody else holds the lock.</summary>
    public const string NotesWaits = "waits";

    /// <summary>What a thread notes in the trace when it holds the lock.</summary>
    public const string NotesAcquired = "acquired";

    /// <summary>What a thread notes in the trace before it gives the lock back.</summary>
    public const string NotesReleases = "releases";

    /// <summary>What a thread notes in the trace before it ends with the lock in its hands.</summary>
    public const string NotesDies = "dies";

    /// <summary>What the holder notes in the trace when it asks for the lock again.</summary>
    public const string NotesAsksAgain = "asks again";

    /// <summary>What the holder notes in the trace when it has waited for itself long enough.</summary>
    public const string NotesGaveUp = "gave up";

    /// <summary>What the main program notes in the trace: the number at the end.</summary>
    public const string NotesCount = "count ";

    private readonly string _mode = context.Values.Get(LockScenario.Mode);
    private readonly int _threads = context.Values.Get(LockScenario.Threads);
    private readonly TimeSpan _hold = context.AtSpeed(context.Values.Get(LockScenario.Hold));
    private readonly ThreadGroup _group = new(context);

    public static string NameOf(int number) => $"thread{number}";

    public async Task RunAsync()
    {
        await using var threads = _group;
        for (var i = 0; i < _threads; i++)
        {
            var number = i;
            await threads.StartAsync(NameOf(number), thread => _mode == LockScenario.None
                ? WorkUnlockedAsync(thread, number)
                : WorkAsync(thread, number));
            // The next one asks when this one has: so the order of asking is the order of the numbers.
            await threads.WaitForSignalsAsync();
        }

        await threads.JoinAsync();
        var count = await Count(context.Concurrency).GetAsync(context.Stopping);
        context.Note(ScenarioContext.Main, $"{NotesCount}{count}");
        context.Print("count", count);
    }

    private async Task WorkAsync(IProcessContext thread, int number)
    {
        var theLock = thread.Concurrency.Lock("lock");
        var lease = await AcquireAsync(thread, theLock, number);
        Say(thread, NotesAcquired, "acquired", number);
        if (_mode == LockScenario.Twice && number == 0)
            await AskAgainAsync(thread, theLock, number);
        if (context.Values.Get(LockScenario.Crash) == number + 1)
        {
            Say(thread, NotesDies, "dies", number);
            throw new ProcessExitException(1);
        }

        var count = Count(thread.Concurrency);
        var read = await count.GetAsync(thread.Stopping);
        await thread.DelayAsync(_hold);
        await count.SetAsync(read + 1, thread.Stopping);
        Say(thread, NotesReleases, "released", number);
        await lease.ReleaseAsync();
    }

    private async Task<LockLease> AcquireAsync(IProcessContext thread, ActorLock theLock, int number)
    {
        if (await theLock.TryAcquireAsync(cancellationToken: thread.Stopping) is { } free)
        {
            _group.Signal();
            return free;
        }

        Say(thread, NotesWaits, "waiting", number);
        var turn = theLock.AcquireAsync(cancellationToken: thread.Stopping);
        _group.Signal();
        return await turn;
    }

    /// <summary>The lock is not re-entrant: its holder waits for itself.</summary>
    private async Task AskAgainAsync(IProcessContext thread, ActorLock theLock, int number)
    {
        Say(thread, NotesAsksAgain, "asks-again", number);
        try
        {
            await theLock.AcquireAsync(context.AtSpeed(context.Values.Get(LockScenario.Patience)), thread.Stopping);
        }
        catch (TimeoutException timeout)
        {
            context.Note(thread.Ref, NotesGaveUp);
            context.Print(LineColour.Red, "timeout", number, timeout.Message);
        }
    }

    /// <summary>All read before anybody writes: the worst order, which chance brings about now and then, and a barrier always.</summary>
    private async Task WorkUnlockedAsync(IProcessContext thread, int number)
    {
        _group.Signal();
        var count = Count(thread.Concurrency);
        var read = await count.GetAsync(thread.Stopping);
        await thread.Concurrency.Barrier("all have read", _threads).SignalAndWaitAsync(cancellationToken: thread.Stopping);
        context.Print("overwrites", number, read + 1);
        await count.SetAsync(read + 1, thread.Stopping);
    }

    private static SharedValue<int> Count(IConcurrency concurrency) => concurrency.SharedValue("count", 0);

    private void Say(IProcessContext thread, string note, string key, int number)
    {
        context.Note(thread.Ref, note);
        context.Print(key, number);
    }
}
