using System.Globalization;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Conditions;

/// <summary>The notes' program: waiters, and a main program that notifies as many as it is told to until the numbers end.</summary>
internal sealed class ConditionProgram(ScenarioContext context)
{
    /// <summary>What a waiter notes in the trace when it has been notified and has the lock again.</summary>
    public const string NotesWoken = "woken";

    /// <summary>What the main program notes in the trace when a waiter is dead; its name follows.</summary>
    public const string NotesKilled = "killed ";

    /// <summary>The greatest number that may be given.</summary>
    public const int MostNotified = 1_000_000;

    private readonly int _waiters = context.Values.Get(ConditionScenario.Waiters);
    private readonly ThreadGroup _group = new(context);

    public async Task RunAsync()
    {
        await using var threads = _group;
        if (context.Values.Get(ConditionScenario.Early) == "yes")
        {
            context.Print("command", 1);
            await NotifyAsync(1);
        }

        var left = _waiters;
        var waiters = new List<ActorThread>();
        for (var i = 0; i < _waiters; i++)
        {
            var number = i;
            waiters.Add(await threads.StartAsync($"waiter{number}", thread => WaitAsync(thread, number)));
            await threads.WaitForSignalsAsync();
        }

        if (context.Values.Get(ConditionScenario.Kill) is > 0 and var kill && kill <= _waiters)
        {
            await KillAsync(waiters[kill - 1], kill - 1);
            left--;
        }

        await foreach (var number in NumbersAsync())
        {
            left -= await NotifyAsync(number);
            if (left == 0 && !context.IsInteractive)
                break;
        }
        if (left > 0)
            context.Print("left", left);
    }

    /// <summary>The notes' func.</summary>
    private async Task WaitAsync(IProcessContext thread, int number)
    {
        var condition = thread.Concurrency.Condition("condition");
        await using var lease = await condition.Lock.AcquireAsync(cancellationToken: thread.Stopping);
        // With the lock in hand: whoever has it next finds this thread waiting.
        _group.Signal();
        await condition.WaitAsync(lease, cancellationToken: thread.Stopping);
        context.Note(thread.Ref, NotesWoken);
        context.Print("woken", number);
        _group.Signal();
    }

    private async Task KillAsync(ActorThread waiter, int number)
    {
        using var trace = TraceRecorder.Start(context.System);
        await waiter.KillAsync(context.Stopping);
        // The condition hears of it by death watch; a notification that comes first would be spent on the dead.
        await trace.FirstAsync(IsEndOfWait, context.Stopping);
        context.Note(ScenarioContext.Main, $"{NotesKilled}{waiter.Name}");
        context.Print(LineColour.Red, "killed", number);
    }

    // Nobody else's wait ends meanwhile.
    private static bool IsEndOfWait(TraceEvent e) =>
        e is { Kind: TraceKind.Resumes, From: { } primitive } && TraceReading.Name(primitive).StartsWith("condition", StringComparison.Ordinal);

    private async Task<int> NotifyAsync(int number)
    {
        var condition = context.Concurrency.Condition("condition");
        int notified;
        await using (var lease = await condition.Lock.AcquireAsync(cancellationToken: context.Stopping))
            notified = await condition.NotifyAsync(lease, number, context.Stopping);
        await _group.WaitForSignalsAsync(notified);
        if (notified < number)
            context.Print("fewer", notified);
        return notified;
    }

    private async IAsyncEnumerable<int> NumbersAsync()
    {
        if (context.IsInteractive)
        {
            while (await context.AskAsync("prompt") is { } line)
            {
                if (int.TryParse(line, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= MostNotified)
                    yield return number;
                else
                    context.Print(LineColour.Red, "bad-number", line.Trim(), MostNotified);
            }
            yield break;
        }

        foreach (var number in context.Values.Get(ConditionScenario.Notify))
        {
            await context.System.Scheduler.DelayAsync(context.AtSpeed(context.Values.Get(ConditionScenario.Pause)), context.Stopping);
            context.Print("command", number);
            yield return number;
        }
    }
}
