using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Timers.TimerProtocol;

namespace ActorConcurrency.Actors.Timers;

/// <summary>A plan of ticks on its way to another node: from when it counts, and how many ticks there have been.</summary>
internal sealed record TickPlanImage(DateTimeOffset Start, TimeSpan Delay, TimeSpan? Interval, long Count);

/// <summary>A timer's state on its way to another node: the run, if there is one, and those who wait for a tick.</summary>
internal sealed record TimerImage(HoldingsImage<TickPlanImage> Runs, IReadOnlyList<Waiting<Wait>> Waiters);
