using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Promises.PromiseProtocol;

namespace ActorConcurrency.Actors.Promises;

/// <summary>A promise's state on its way to another node.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Value">What it was fulfilled with.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="IsHandled">Whether somebody has asked for its outcome.</param>
/// <param name="ReportAt">When a rejection that nobody has handled is reported.</param>
/// <param name="Adopted">The promise whose outcome it will have.</param>
/// <param name="Waiters">Who waits for the outcome.</param>
internal sealed record PromiseImage(
    PromiseState State,
    object? Value,
    Exception? Reason,
    bool IsHandled,
    DateTimeOffset? ReportAt,
    IActorRef? Adopted,
    IReadOnlyList<Waiting<GetOutcome>> Waiters);
