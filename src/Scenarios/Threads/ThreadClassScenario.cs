using System.Globalization;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads;

/// <summary>
/// The notes' Thread subclass whose constructor takes arguments; run sleeps a second and prints them. Here a class with a constructor
/// derives from ProcessBody, and an actor runs it. Look for the pause before the line.
/// </summary>
internal sealed class ThreadClassScenario : Scenario
{
    private const string Started = "started";
    private const string Printed = "printed ";

    private static readonly DurationParameter Sleep = new("sleep", "1s");

    public override string Id => "thread-class";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Sleep];

    public override async Task RunAsync(ScenarioContext context)
    {
        var t = context.Concurrency.Thread("demo", new ThreadDemo(context, (1, 2)));
        context.Note(ScenarioContext.Main, Started);
        await t.StartAsync(context.Stopping);
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
    }

    /// <summary>The notes' class.</summary>
    private sealed class ThreadDemo(ScenarioContext scenario, (int, int) args) : ProcessBody
    {
        protected override async Task RunAsync(IProcessContext thread)
        {
            await thread.DelayAsync(scenario.AtSpeed(scenario.Values.Get(Sleep)));
            scenario.Note(thread.Ref, Printed + args);
            scenario.Print("arguments", string.Create(CultureInfo.InvariantCulture, $"{args}"));
        }
    }
}
