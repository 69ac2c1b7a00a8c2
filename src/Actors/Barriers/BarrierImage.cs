using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Barriers.BarrierProtocol;

namespace ActorConcurrency.Actors.Barriers;

/// <summary>A barrier's state on its way to another node.</summary>
/// <param name="Phase">Which meeting is next, or under way.</param>
/// <param name="Waiters">Who is there.</param>
/// <param name="Early">Who is there for the meeting after the one under way.</param>
/// <param name="LastActs">Whether all are there, and the last one runs its action.</param>
/// <param name="Broken">Why it is broken; null: it is not.</param>
internal sealed record BarrierImage(
    long Phase, IReadOnlyList<Waiting<Signal>> Waiters, IReadOnlyList<Waiting<Signal>> Early, bool LastActs, string? Broken);
