using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>What a trace event tells.</summary>
public enum TraceKind
{
    /// <summary>The actor has been created.</summary>
    Started,

    /// <summary>The actor is about to handle a message.</summary>
    Received,

    /// <summary>The actor says something about its state.</summary>
    Note,

    /// <summary>The actor failed and was created anew.</summary>
    Restarted,

    /// <summary>The actor has stopped.</summary>
    Stopped,

    /// <summary>The actor, a state machine or a primitive, is in another state now.</summary>
    State,

    /// <summary>The actor has begun to wait at the primitive named by <see cref="TraceEvent.From"/>.</summary>
    Waits,

    /// <summary>The actor's wait at that primitive has ended: with what it waited for, or without.</summary>
    Resumes,

    /// <summary>A message did not reach a handler: its receiver had stopped, never was, or does not know it.</summary>
    DeadLetter,

    /// <summary>The program has printed a line.</summary>
    Printed,
}

/// <summary>One thing that happened at a traced actor; published on the actor system's event stream while tracing is on.</summary>
/// <param name="Time">When, by the scheduler's clock.</param>
/// <param name="Kind">What.</param>
/// <param name="Actor">The actor's path, without address.</param>
/// <param name="From">The sender's path, without address, null when nobody in particular sent the message; of a wait, the primitive's.</param>
/// <param name="Message">The message itself; of a restart, the one that failed.</param>
/// <param name="Note">
/// What the actor said; of a restart, the failure; of a state, its name; of a wait, the operation that waits; of a dead letter, why it is
/// one; of a print, the line.
/// </param>
public sealed record TraceEvent(DateTimeOffset Time, TraceKind Kind, string Actor, string? From, object? Message, string? Note)
    : INoSerializationVerificationNeeded;
