using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>
/// What light and cars do, as they do it. Whatever an actor sends to the light after it has shown something comes after that, for all who look.
/// </summary>
internal interface ICrossingLog
{
    /// <summary>Takes down what an actor does.</summary>
    /// <param name="actor">The light or a car.</param>
    /// <param name="note">What it notes in the trace.</param>
    /// <param name="line">The text of the line that is printed; null: none is.</param>
    /// <param name="car">The car's number, for the line.</param>
    void Show(IActorRef actor, string note, string? line = null, int car = 0);
}

/// <summary>Prints the lines where the scenario runs.</summary>
internal sealed class CrossingLog(ScenarioContext context) : ICrossingLog
{
    public void Show(IActorRef actor, string note, string? line = null, int car = 0)
    {
        context.Note(actor, note);
        if (line is not null)
            context.Print(ColourOf(line), line, car);
    }

    /// <summary>The notes' colour of a line.</summary>
    public static LineColour ColourOf(string line) => line switch
    {
        "green" => LineColour.Green,
        "red" => LineColour.Red,
        "passed" => LineColour.Passing,
        _ => LineColour.None,
    };
}

/// <summary>How long the light is red and green, as the clock goes.</summary>
internal readonly record struct LightTimes(TimeSpan Red, TimeSpan Green);
