using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Timers;

/// <summary>A timer at one moment. Its holder is who started it.</summary>
/// <param name="Name">The timer's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="IsRunning">Whether ticks are to come.</param>
/// <param name="Interval">From tick to tick; null when it does not run or ticks once only.</param>
/// <param name="NextDue">When the next tick is due; null when it does not run.</param>
/// <param name="Ticks">How many ticks the run has had.</param>
/// <param name="Holders">Who started it, while it runs.</param>
/// <param name="Waiters">Who waits for the next tick.</param>
public sealed record TimerSnapshot(
    string Name,
    long Epoch,
    bool IsRunning,
    TimeSpan? Interval,
    DateTimeOffset? NextDue,
    long Ticks,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("timer", Name, Epoch, Holders, Waiters);

/// <summary>A timer has no settings: each start says what it wants.</summary>
internal sealed record TimerSettings : PrimitiveSettings
{
    public static TimerSettings Instance { get; } = new();

    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        TimerActor.Props(primitive, (TimerImage?)image);
}
