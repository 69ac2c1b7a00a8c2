using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>What <c>explain traffic-light</c> tells.</summary>
internal static class TrafficLightExplanation
{
    public static readonly Explanation Text = new(
        """
        A light process sets an Event for two seconds (green) and clears it for five (red), for ever. The main process starts
        twenty car processes with random pauses. A car that finds the Event cleared prints that it waits, waits for the Event,
        and prints that it passes.
        """,
        [
            new("light process, a loop with sleep", "actor light: a state machine, red and green, with a timer"),
            new("Event shared by all processes", "actor green: an event primitive, set and reset by the light"),
            new("car process", "actor car{i}, which ends when it has passed"),
            new("if not e.is_set()", "message Arrived to the light, answered with Stop or Go"),
            new("e.wait()", "message Wait to the event, answered with Released"),
            new("main: for, start, time.sleep(random)", "actor main: a timer starts the cars as the seed plans"),
            new("(nothing)", "messages Waiting and Passed: the car has done what it was told; Reached: the next car may come"),
        ],
        [
            new("A car prints that it passes before the light prints that it is green: set() comes before print().",
                "the light writes its line before it sets the event, and a line is in the transcript before the next message leaves."),
            new("A car that was released just before clear() prints that it passes after the red line.",
                "the light turns red only when every car it let go has acknowledged; cars that arrive meanwhile are answered after the change."),
            new("is_set() and wait() are two steps: the light may change between them.",
                "the light's answer is the decision; it does not change while an answer is unacknowledged."),
            new("A process that dies while it holds the Event's internal lock leaves all the others waiting for ever.",
                "the light watches every car that it answered and forgets one that dies."),
            new("Two processes print over one another within a line.", "one transcript writes whole lines, in order."),
        ],
        "Between a red line and the next green one there are only waiting lines; between green and red only passing ones.",
        new Dictionary<string, string> { ["cars"] = "4", ["red"] = "2s" });
}
