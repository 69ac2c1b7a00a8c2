using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation;

/// <summary>
/// The notes' Event, step by step: ask, set, ask, clear, ask, and a wait that times out. The program is no actor, so it
/// uses the handle; an observer subscribes to the event and is told of every change. Look for the pause before 12345.
/// </summary>
internal sealed class EventScenario : Scenario
{
    private const string WaitReturned = "wait returned ";

    private static readonly DurationParameter Patience = new("wait", "3s", "How long to wait for the event.");

    public override string Id => "event";

    public override string Group => "Synchronisation";

    public override string Title => "an Event is asked, set, asked, cleared, asked, and waited for in vain";

    public override string Contract => "the event is off, on, off; subscribers are told in order; the wait returns false after its time";

    public override IReadOnlyList<Parameter> Parameters => [Patience];

    public override Explanation Explanation { get; } = new(
        "One process makes an Event, prints is_set() before and after set() and after clear(), waits three seconds for it, and prints 12345.",
        [
            new("Event, a semaphore and a condition in shared memory", "actor event, a primitive"),
            new("e.is_set(), e.set(), e.clear()", "messages to it, each with an answer: IsSetAsync, SetAsync, ResetAsync"),
            new("e.wait(3)", "WaitAsync: false when the time is up; nothing is thrown and no thread is held"),
            new("(nothing)", "actor observer: subscribed, it is told of every change"),
        ],
        [
            new("A short set-and-clear may be missed by a waiter that was not running just then.",
                "a set releases every waiter that is present, even when the reset follows at once, and subscribers get every change."),
            new("A process that is killed inside set() or wait() leaves the Event's lock taken: everybody hangs.",
                "nothing is shared; a dead waiter is forgotten, and if the event's own actor dies, waiters get an error."),
            new("wait(3) blocks a thread for three seconds.", "the wait is a message and a timer."),
        ],
        "False, True, False at once; 12345 after the wait.");

    public override async Task RunAsync(ScenarioContext context)
    {
        var flag = context.Concurrency.Event("event");
        await flag.SubscribeAsync(context.System.ActorOf(Props.Create<Observer>(), "observer"));

        await ShowAsync(context, flag);
        await flag.SetAsync();
        await ShowAsync(context, flag);
        await flag.ResetAsync();
        await ShowAsync(context, flag);

        var patience = context.Values.Get(Patience);
        context.ShowStatus($"waiting {DurationText.Format(patience)} for the event");
        context.Note(ScenarioContext.Main, "waits");
        var wasSet = await flag.WaitAsync(context.AtSpeed(patience), context.Stopping);
        context.Note(ScenarioContext.Main, WaitReturned + wasSet);
        context.Print("event.done");
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var notes = record.Trace.Notes().Where(n => n.Actor == ScenarioContext.Main).ToList();
        var seen = notes.Where(n => n.Text is "True" or "False").Select(n => n.Text);
        yield return Finding.Of("off, on, off", seen.SequenceEqual(["False", "True", "False"]), $"it was {string.Join(", ", seen)}");

        var told = record.Trace.Where(e => e.Message is EventProtocol.Changed && TraceReading.Name(e.Actor) == "observer")
            .Select(e => ((EventProtocol.Changed)e.Message!).IsSet).ToList();
        yield return Finding.Of("the subscriber was told of each", told is [false, true, false], $"it was told {string.Join(", ", told)}");

        var patience = record.AtSpeed(record.Values.Get(Patience));
        var waits = notes.FirstOrDefault(n => n.Text == "waits");
        var returned = notes.FirstOrDefault(n => n.Text?.StartsWith(WaitReturned, StringComparison.Ordinal) == true);
        var waited = returned.Time - waits.Time;
        yield return Finding.Of("the wait returned false", returned.Text == WaitReturned + false, $"it ended with '{returned.Text}'");
        yield return Finding.Of(
            $"after {DurationText.Format(patience)}",
            waited >= patience - RunRecord.Tolerance,
            $"after {DurationText.Format(waited)}");
    }

    private static async Task ShowAsync(ScenarioContext context, ActorEvent flag)
    {
        var isSet = await flag.IsSetAsync();
        context.Note(ScenarioContext.Main, isSet.ToString());
        context.Print("event.state", isSet);
    }

    /// <summary>Is told of every change; its trace shows which.</summary>
    private sealed class Observer : TracedReceiveActor
    {
        public Observer() => Receive<EventProtocol.Changed>(_ => { });
    }
}
