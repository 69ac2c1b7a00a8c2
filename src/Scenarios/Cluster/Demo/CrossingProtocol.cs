using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>The messages between the crossing's street and its hosts on the nodes.</summary>
internal static class CrossingProtocol
{
    /// <summary>To one host: have the light here. Answered by <see cref="LightStarted"/>.</summary>
    /// <param name="Street">Is told what is seen.</param>
    /// <param name="GreenEvent">The name of the event that is set while the light is green.</param>
    /// <param name="Red">How long it is red.</param>
    /// <param name="Green">How long it is green.</param>
    public sealed record StartLight(IActorRef Street, string GreenEvent, TimeSpan Red, TimeSpan Green);

    /// <summary>The light is there, behind its camera.</summary>
    public sealed record LightStarted(IActorRef Camera);

    /// <summary>To a host: let a car come to the light.</summary>
    public sealed record Drive(int Car, IActorRef Camera, string GreenEvent);

    /// <summary>To the camera from light and cars, and from it to the street: what one of them does.</summary>
    /// <param name="Number">From the camera: the how-manieth; none may be missing.</param>
    /// <param name="Time">When, by the clock of the actor's node.</param>
    /// <param name="Actor">Its path, which names its node.</param>
    /// <param name="Note">What it notes.</param>
    /// <param name="Line">The line to print; null: none.</param>
    /// <param name="Car">The car's number, for the line.</param>
    public sealed record Seen(int Number, DateTimeOffset Time, string Actor, string Note, string? Line, int Car);
}
