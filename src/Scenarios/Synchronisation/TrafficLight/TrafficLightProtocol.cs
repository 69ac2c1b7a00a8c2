namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>
/// What cars and light say to each other. The light answers every arrival, and a car acknowledges what it was told once it
/// has done it; the light changes only when nothing is unacknowledged. They may be on different nodes.
/// </summary>
internal static class TrafficLightProtocol
{
    /// <summary>A car to the light: I am here.</summary>
    public sealed record Arrived
    {
        public static readonly Arrived Instance = new();
    }

    /// <summary>The light to a car: it is red, wait for the green event.</summary>
    public sealed record Stop
    {
        public static readonly Stop Instance = new();
    }

    /// <summary>The light to a car: it is green, pass.</summary>
    public sealed record Go
    {
        public static readonly Go Instance = new();
    }

    /// <summary>A car to the light: I have stopped.</summary>
    public sealed record Waiting
    {
        public static readonly Waiting Instance = new();
    }

    /// <summary>A car to the light: I am through.</summary>
    public sealed record Passed
    {
        public static readonly Passed Instance = new();
    }

    /// <summary>A car to the street: I have come to the light, the next car may.</summary>
    public sealed record Reached
    {
        public static readonly Reached Instance = new();

        private Reached()
        {
        }
    }
}
