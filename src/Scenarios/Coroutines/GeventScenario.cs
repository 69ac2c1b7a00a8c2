using ActorConcurrency.Actors.Coroutines.GreenThreads;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Coroutines;

/// <summary>
/// The notes' gevent: eat and drink, each printing its green thread's name and sleeping half a second, on one thread of the
/// operating system. A sleep is a scheduled message, so both sleep at the same time. Look for both lines at each half second.
/// With mode=busy they compute instead of sleeping: nothing takes the thread away from the first, so it runs to its end before
/// the second begins; that is what a sleep does to gevent when it is not patched.
/// </summary>
internal sealed class GeventScenario : Scenario
{
    private const string Cooperative = "cooperative";
    private const string NotesThread = "on thread ";

    private static readonly NumberParameter Rounds = new("rounds", 5, 1, 1_000_000);
    private static readonly DurationParameter Pause = new("pause", "500ms");
    private static readonly ChoiceParameter Mode = new("mode", Cooperative, "busy");

    public override string Id => "gevent";

    public override string Group => "Coroutines";

    public override IReadOnlyList<Parameter> Parameters => [Rounds, Pause, Mode];

    public override IReadOnlyList<Variant> Variants => [new("busy", "mode=busy", "pause=100ms")];

    public override IReadOnlyList<string> DiagramSettings => ["rounds=2"];

    public override async Task RunAsync(ScenarioContext context)
    {
        var hub = context.Concurrency.GreenThreads("hub");
        var eat = await hub.SpawnAsync(thread => RunAsync(context, thread, "eat"), cancellationToken: context.Stopping);
        var drink = await hub.SpawnAsync(thread => RunAsync(context, thread, "drink"), cancellationToken: context.Stopping);
        await eat.JoinAsync(cancellationToken: context.Stopping);
        await drink.JoinAsync(cancellationToken: context.Stopping);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var rounds = record.Values.Get(Rounds);
        var pause = record.AtSpeed(record.Values.Get(Pause));
        var lines = record.Trace.Notes().Where(n => n.Text.Contains(NotesThread, StringComparison.Ordinal)).ToList();
        var eat = lines.FindAll(n => n.Text.StartsWith("eat ", StringComparison.Ordinal));
        var drink = lines.FindAll(n => n.Text.StartsWith("drink ", StringComparison.Ordinal));
        yield return Finding.Of(new Phrase("kept.rounds", rounds), eat.Count == rounds && drink.Count == rounds, new Phrase("broken.rounds", eat.Count, drink.Count));

        var threads = lines.Select(n => n.Text.Split(' ')[^1]).Distinct().ToList();
        yield return Finding.Of("kept.thread", threads.Count == 1, new Phrase("broken.thread", string.Join(", ", threads)));
        yield return Finding.Of(new Phrase("kept.pause", pause), TooEarly(eat, pause).Concat(TooEarly(drink, pause)));

        var (firstOfEat, lastOfEat) = (eat.Select(n => n.Index).DefaultIfEmpty(-1).First(), eat.Select(n => n.Index).DefaultIfEmpty(-1).Last());
        var (firstOfDrink, lastOfDrink) = (drink.Select(n => n.Index).DefaultIfEmpty(-1).First(), drink.Select(n => n.Index).DefaultIfEmpty(-1).Last());
        if (record.Values.Get(Mode) != Cooperative)
            yield return Finding.Of("kept.busy", lastOfEat < firstOfDrink || lastOfDrink < firstOfEat, "broken.busy");
        else if (rounds > 1)
            yield return Finding.Of("kept.both", firstOfDrink < lastOfEat && firstOfEat < lastOfDrink, "broken.both");
    }

    private static IEnumerable<Phrase> TooEarly(List<Remark> lines, TimeSpan pause) => lines
        .Zip(lines.Skip(1))
        .Where(pair => pair.Second.Time - pair.First.Time < pause - RunRecord.Tolerance)
        .Select(pair => new Phrase("broken.pause", pair.Second.Actor, pair.Second.Time - pair.First.Time));

    /// <summary>The notes' eat and drink.</summary>
    private static async Task RunAsync(ScenarioContext context, IGreenThreadContext thread, string key)
    {
        var pause = context.AtSpeed(context.Values.Get(Pause));
        for (var round = 0; round < context.Values.Get(Rounds); round++)
        {
            context.Note(thread.Ref, $"{key} {NotesThread}{Environment.CurrentManagedThreadId}");
            context.Print(key, thread.Name);
            if (context.Values.Get(Mode) != Cooperative)
            {
                Compute(context, pause, thread.Stopping);
                continue;
            }

            // At any speed both are under way before one of them gets ahead.
            if (round == 0)
                await thread.Concurrency.Barrier("both have begun", 2).SignalAndWaitAsync(cancellationToken: thread.Stopping);
            await thread.SleepAsync(pause);
        }
    }

    private static void Compute(ScenarioContext context, TimeSpan time, CancellationToken stopping)
    {
        var clock = context.System.Scheduler;
        var end = clock.MonotonicClock + time;
        while (clock.MonotonicClock < end && !stopping.IsCancellationRequested)
            Thread.SpinWait(100);
    }
}
