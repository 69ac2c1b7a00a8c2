using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Events;

/// <summary>An event at one moment. Nobody holds an event.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="IsSet">Whether it is set.</param>
/// <param name="Version">How many changes there have been.</param>
/// <param name="Subscribers">How many actors are told of changes.</param>
/// <param name="Waiters">Who waits.</param>
public sealed record EventSnapshot(string Name, long Epoch, bool IsSet, long Version, int Subscribers, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("event", Name, Epoch, [], Waiters);

/// <summary>An event has no settings: all uses of a name agree.</summary>
internal sealed record EventSettings : PrimitiveSettings
{
    public static EventSettings Instance { get; } = new();

    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        EventActor.Props(primitive, (EventImage?)image);
}
