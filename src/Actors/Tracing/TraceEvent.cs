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
}

/// <summary>One thing that happened at a traced actor; published on the actor system's event stream while tracing is on.</summary>
/// <param name="Time">When, by the scheduler's clock.</param>
/// <param name="Kind">What.</param>
/// <param name="Actor">The actor's path, without address.</param>
/// <param name="From">The sender's path, without address; null when nobody in particular sent the message.</param>
/// <param name="Message">The message itself; of a restart, the one that failed.</param>
/// <param name="Note">What the actor said; of a restart, the failure.</param>
public sealed record TraceEvent(DateTimeOffset Time, TraceKind Kind, string Actor, string? From, object? Message, string? Note);
