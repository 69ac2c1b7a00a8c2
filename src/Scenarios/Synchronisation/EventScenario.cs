using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation;

/// <summary>
/// The notes' Event, step by step: ask, set, ask, clear, ask, and a wait that times out. The program is no actor, so it
/// uses the handle; an observer subscribes to the event and is told of every change. Look for the pause before 12345; with pulse=yes for the
/// wait that is released though the event is cleared as soon as it is set.
/// </summary>
internal sealed class EventScenario : Scenario
{
    private const string WaitReturned = "wait returned ";

    private const string Yes = "yes";

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    // Whoever misses the pulse waits so long.
    private static readonly TimeSpan PulseLimit = TimeSpan.FromMinutes(1);

    private static readonly DurationParameter Patience = new("wait", "3s");
    private static readonly ChoiceParameter Pulse = new("pulse", "no", Yes);

    public override string Id => "event";

    public override string Group => "Synchronisation";

    public override IReadOnlyList<Parameter> Parameters => [Patience, Pulse];

    public override IReadOnlyList<Variant> Variants => [new("short", "wait=500ms"), new("pulse", "pulse=yes")];

    public override async Task RunAsync(ScenarioContext context)
    {
        var flag = context.Concurrency.Event("event");
        var observer = context.System.ActorOf(Props.Create<Observer>(), "observer");
        await flag.SubscribeAsync(observer);

        await ShowAsync(context, flag);
        await flag.SetAsync();
        await ShowAsync(context, flag);
        await flag.ResetAsync();
        await ShowAsync(context, flag);

        context.Note(ScenarioContext.Main, "waits");
        var wasSet = context.Values.Get(Pulse) == Yes ? await WaitForPulseAsync(context, flag) : await WaitInVainAsync(context, flag);
        context.Note(ScenarioContext.Main, WaitReturned + wasSet);
        context.Print("done");

        // What it was told stands in its mailbox before the message that ends it.
        await observer.GracefulStop(StopLimit);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var notes = record.Trace.Notes().Where(n => n.Actor == ScenarioContext.Main).ToList();
        var seen = notes.Where(n => n.Text is "True" or "False").Select(n => n.Text);
        yield return Finding.Of("kept.states", seen.SequenceEqual(["False", "True", "False"]), new Phrase("broken.states", string.Join(", ", seen)));

        var told = record.Trace.Where(e => e.Message is EventProtocol.Changed && TraceReading.Name(e.Actor) == "observer")
            .Select(e => ((EventProtocol.Changed)e.Message!).IsSet).ToList();
        var isPulse = record.Values.Get(Pulse) == Yes;
        yield return Finding.Of("kept.told", isPulse ? told is [false, true, false, true, false] : told is [false, true, false], new Phrase("broken.told", string.Join(", ", told)));

        var patience = record.AtSpeed(record.Values.Get(Patience));
        var waits = notes.FirstOrDefault(n => n.Text == "waits");
        var returned = notes.FirstOrDefault(n => n.Text?.StartsWith(WaitReturned, StringComparison.Ordinal) == true);
        var waited = returned.Time - waits.Time;
        if (isPulse)
        {
            yield return Finding.Of("kept.returned-true", returned.Text == WaitReturned + true, new Phrase("broken.returned", returned.Text ?? ""));
            yield break;
        }
        yield return Finding.Of("kept.returned-false", returned.Text == WaitReturned + false, new Phrase("broken.returned", returned.Text ?? ""));
        yield return Finding.Of(
            new Phrase("kept.after", patience),
            waited >= patience - RunRecord.Tolerance,
            new Phrase("broken.after", waited));
    }

    private static async Task<bool> WaitInVainAsync(ScenarioContext context, ActorEvent flag)
    {
        var patience = context.Values.Get(Patience);
        context.ShowStatus("status.waiting", patience);
        return await flag.WaitAsync(context.AtSpeed(patience), context.Stopping);
    }

    private static async Task<bool> WaitForPulseAsync(ScenarioContext context, ActorEvent flag)
    {
        var wait = flag.WaitAsync(PulseLimit, context.Stopping);
        var set = flag.SetAsync();
        await flag.ResetAsync();
        await set;
        var wasSet = await wait;
        context.Print("pulse", wasSet);
        return wasSet;
    }

    private static async Task ShowAsync(ScenarioContext context, ActorEvent flag)
    {
        var isSet = await flag.IsSetAsync();
        context.Note(ScenarioContext.Main, isSet.ToString());
        context.Print("state", isSet);
    }

    /// <summary>Is told of every change; its trace shows which.</summary>
    private sealed class Observer : TracedReceiveActor
    {
        public Observer() => Receive<EventProtocol.Changed>(_ => { });
    }
}
