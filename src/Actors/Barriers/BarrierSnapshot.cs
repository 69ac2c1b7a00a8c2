using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Barriers;

/// <summary>A barrier at one moment. Nobody holds a barrier.</summary>
/// <param name="Name">The barrier's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Parties">How many must arrive.</param>
/// <param name="Phase">Which meeting they arrive for, counted from 1; a reset begins a new one.</param>
/// <param name="Broken">Why it is broken; null when it is not.</param>
/// <param name="ActionRunsAt">The party that runs the action at the moment, when all have arrived.</param>
/// <param name="Waiters">Who has arrived, in order.</param>
public sealed record BarrierSnapshot(
    string Name, long Epoch, int Parties, long Phase, string? Broken, IActorRef? ActionRunsAt, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("barrier", Name, Epoch, [], Waiters);

/// <summary>What all uses of a barrier's name must agree on.</summary>
internal sealed record BarrierSettings(int Parties) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        BarrierActor.Props(primitive, this, (BarrierImage?)image);

    public override string ToString() => $"{Parties} parties";
}
