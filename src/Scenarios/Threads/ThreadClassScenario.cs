using System.Globalization;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads;

/// <summary>
/// The notes' Thread subclass whose constructor takes arguments; run sleeps a second and prints them. Here a class with a constructor
/// derives from ProcessBody, and an actor runs it. Look for the pause before the line; with call=run for who makes it, since no thread was
/// started; with call=twice for the second start, which is refused.
/// </summary>
internal sealed class ThreadClassScenario : Scenario
{
    private const string Started = "started";
    private const string Refused = "second start refused";
    private const string Printed = "printed ";
    private const string Run = "run";
    private const string Twice = "twice";

    private static readonly DurationParameter Sleep = new("sleep", "1s");
    private static readonly ChoiceParameter Call = new("call", "start", Run, Twice);

    public override string Id => "thread-class";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Sleep, Call];

    public override IReadOnlyList<Variant> Variants => [new("run", "call=run"), new("twice", "call=twice")];

    public override async Task RunAsync(ScenarioContext context)
    {
        var demo = new ThreadDemo(context, (1, 2));
        context.Note(ScenarioContext.Main, Started);
        if (context.Values.Get(Call) == Run)
        {
            context.ShowStatus("status.waiting");
            await demo.RunInMainAsync();
            return;
        }
        var t = context.Concurrency.Thread("demo", demo);
        await t.StartAsync(context.Stopping);
        if (context.Values.Get(Call) == Twice)
            await StartAgainAsync(t, context);
        context.ShowStatus("status.waiting");
        await context.Concurrency.EndChildrenAsync(cancellationToken: context.Stopping);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var prints = record.Trace.Notes().Where(n => n.Text.StartsWith(Printed, StringComparison.Ordinal)).ToList();
        yield return Finding.Of("kept.once", prints.Count == 1, new Phrase("broken.ran-times", prints.Count));
        if (prints is not [var print])
            yield break;

        yield return Finding.Of("kept.arguments", print.Text == Printed + (1, 2), new Phrase("broken.arguments", print.Text));
        var sleep = record.AtSpeed(record.Values.Get(Sleep));
        var waited = print.Time - record.Trace.Notes().FirstOrDefault(n => n.Text == Started).Time;
        yield return Finding.Of(new Phrase("kept.after", sleep), waited >= sleep - RunRecord.Tolerance, new Phrase("broken.after", waited));

        var ranInMain = print.Actor == ScenarioContext.Main;
        if (record.Values.Get(Call) == Run)
        {
            yield return Finding.Of("kept.in-main", ranInMain, "broken.in-thread");
            var starts = record.Trace.Count(e => e.Message is ProcessProtocol.Start);
            yield return Finding.Of("kept.no-thread", starts == 0, new Phrase("broken.started", starts));
        }
        else
        {
            yield return Finding.Of("kept.in-thread", !ranInMain, "broken.in-main");
        }
        if (record.Values.Get(Call) == Twice)
            yield return Finding.Of("kept.refused", record.Trace.IndexOf(Refused) >= 0, "broken.not-refused");
    }

    private static async Task StartAgainAsync(ActorThread thread, ScenarioContext context)
    {
        try
        {
            await thread.StartAsync(context.Stopping);
        }
        catch (InvalidOperationException e)
        {
            context.Note(ScenarioContext.Main, Refused);
            context.Print("refused", e.Message);
        }
    }

    /// <summary>The notes' class.</summary>
    private sealed class ThreadDemo(ScenarioContext scenario, (int, int) args) : ProcessBody
    {
        private readonly TimeSpan _sleep = scenario.AtSpeed(scenario.Values.Get(Sleep));

        /// <summary>What calling run instead of start does: whoever calls sleeps and prints.</summary>
        public async Task RunInMainAsync()
        {
            await scenario.System.Scheduler.DelayAsync(_sleep, scenario.Stopping);
            scenario.Note(ScenarioContext.Main, Printed + args);
            Print();
        }

        protected override async Task RunAsync(IProcessContext thread)
        {
            await thread.DelayAsync(_sleep);
            scenario.Note(thread.Ref, Printed + args);
            Print();
        }

        private void Print() => scenario.Print("arguments", string.Create(CultureInfo.InvariantCulture, $"{args}"));
    }
}
