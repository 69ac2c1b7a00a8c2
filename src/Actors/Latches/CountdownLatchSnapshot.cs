using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Latches;

/// <summary>A countdown latch at one moment. Nobody holds a latch.</summary>
/// <param name="Name">The latch's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Count">What it counts down from.</param>
/// <param name="Remaining">What is left.</param>
/// <param name="Waiters">Who waits.</param>
public sealed record CountdownLatchSnapshot(string Name, long Epoch, int Count, int Remaining, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("countdown latch", Name, Epoch, [], Waiters);

/// <summary>What all uses of a latch's name must agree on.</summary>
internal sealed record CountdownLatchSettings(int Count) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        CountdownLatchActor.Props(primitive, this, (CountdownLatchImage?)image);

    public override string ToString() => $"a count of {Count}";
}
