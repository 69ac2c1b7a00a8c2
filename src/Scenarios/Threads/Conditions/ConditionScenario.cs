using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Conditions;

/// <summary>
/// The notes' Condition: ten threads wait at it; the main program reads numbers at a prompt and notifies that many. The numbers
/// come from a parameter or, with --interactive, from whoever runs it. Look for the lines after each number: as many as the
/// number says, if there are as many, and in the order in which the threads came.
/// </summary>
internal sealed class ConditionScenario : Scenario
{
    internal static readonly NumberParameter Waiters = new("waiters", 10, 1, 1000);
    internal static readonly NumbersParameter Notify = new("notify", "1,3,6", 0, ConditionProgram.MostNotified);
    internal static readonly DurationParameter Pause = new("pause", "1s");
    internal static readonly ChoiceParameter Early = new("early", "no", "yes");
    internal static readonly NumberParameter Kill = new("kill", 0, 0, 1000);

    public override string Id => "condition";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Waiters, Notify, Pause, Early, Kill];

    public override bool IsInteractive => true;

    public override IReadOnlyList<Variant> Variants =>
    [
        new("too-many", "notify=4,100"),
        new("too-few", "notify=0,2"),
        new("early", "early=yes"),
        new("kill", "kill=1"),
    ];

    public override IReadOnlyList<string> DiagramSettings => ["waiters=3", "notify=1,2"];

    public override Task RunAsync(ScenarioContext context) => new ConditionProgram(context).RunAsync();

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var waiting = new Queue<string>();
        var due = new Queue<string>();
        var broken = new List<Phrase>();
        var woken = 0;
        var killed = 0;
        for (var i = 0; i < record.Trace.Count; i++)
        {
            switch (record.Trace[i])
            {
                case { Kind: TraceKind.Received, Message: ConditionProtocol.Wait wait }:
                    waiting.Enqueue(wait.Owner.Path.Name);
                    break;
                case { Kind: TraceKind.Received, Message: ConditionProtocol.Notify notify }:
                    broken.AddRange(due.Select(name => new Phrase("broken.not-woken", name)));
                    due = new Queue<string>(waiting.Take(notify.Count));
                    waiting = new Queue<string>(waiting.Skip(notify.Count));
                    break;
                case { Kind: TraceKind.Note, Actor: ScenarioContext.Main, Note: { } text } when text.StartsWith(ConditionProgram.NotesKilled, StringComparison.Ordinal):
                    killed++;
                    waiting = new Queue<string>(waiting.Where(waiter => !text.EndsWith($" {waiter}", StringComparison.Ordinal)));
                    break;
                case { Kind: TraceKind.Note, Note: ConditionProgram.NotesWoken } note:
                    woken++;
                    var name = TraceReading.Name(note.Actor);
                    if (!due.TryDequeue(out var expected) || expected != name)
                        broken.Add(new Phrase("broken.woken", name, expected ?? "-"));
                    break;
            }
        }
        broken.AddRange(due.Select(name => new Phrase("broken.not-woken", name)));

        var waiters = record.Values.Get(Waiters);
        var came = record.Trace.Count(e => e is { Kind: TraceKind.Received, Message: ConditionProtocol.Wait });
        yield return Finding.Of(new Phrase("kept.waited", waiters), came == waiters, new Phrase("broken.waited", came));
        yield return Finding.Of(new Phrase("kept.woken", woken), broken);
        if (record.Values.Get(Kill) is > 0 and var kill && kill <= waiters)
            yield return Finding.Of("kept.killed", killed == 1, new Phrase("broken.killed", killed));
    }
}
