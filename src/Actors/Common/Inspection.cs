using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>Somebody who holds something of a primitive.</summary>
/// <param name="Owner">The holder.</param>
/// <param name="FencingToken">Which grant.</param>
/// <param name="Amount">How much: permits, or 1.</param>
/// <param name="Since">When it was granted, by the scheduler's clock.</param>
/// <param name="As">In which way it holds, in a word, where there are several: as in <c>write</c>.</param>
public sealed record HolderInfo(IActorRef Owner, FencingToken FencingToken, int Amount, DateTimeOffset Since, string? As = null);

/// <summary>Somebody who waits at a primitive.</summary>
/// <param name="Owner">The waiter.</param>
/// <param name="RequestId">Which of its requests.</param>
/// <param name="For">What it waits for, in a word: the operation.</param>
/// <param name="Amount">How much of it: permits, or 1.</param>
/// <param name="Since">When the request arrived, by the scheduler's clock.</param>
public sealed record WaiterInfo(IActorRef Owner, long RequestId, string For, int Amount, DateTimeOffset Since);

/// <summary>
/// Who holds, who waits, since when: a primitive at one moment. It is history by the time it is read. One that comes from another node
/// shows the first 2,000 holders and waiters.
/// </summary>
/// <param name="Kind">Which primitive it is, as in <c>semaphore</c>.</param>
/// <param name="Name">The name it was created under.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Holders">All holders, oldest grant first.</param>
/// <param name="Waiters">All waiters, in the order in which they will be served.</param>
public abstract record PrimitiveSnapshot(
    string Kind, string Name, long Epoch, IReadOnlyList<HolderInfo> Holders, IReadOnlyList<WaiterInfo> Waiters)
{
    /// <summary>
    /// How much could be granted at once. Null where waiters do not wait for holders (an event, a queue): such a primitive
    /// has no edges in the wait-for graph.
    /// </summary>
    public virtual int? Free => null;
}

/// <summary>Asks a primitive for its state; answered by <see cref="Snapshot"/>.</summary>
/// <param name="RequestId">Repeated in the answer.</param>
public sealed record GetSnapshot(long RequestId) : IRequest;

/// <summary>The state that was asked for.</summary>
/// <param name="RequestId">The request that is answered.</param>
/// <param name="Value">The state; each kind has its own type.</param>
public sealed record Snapshot(long RequestId, PrimitiveSnapshot Value) : IReply;

/// <summary>Asks a primitive who holds it; answered by <see cref="Holders"/>. Handles ask it for the text of a time-out.</summary>
/// <param name="RequestId">Repeated in the answer.</param>
public sealed record GetHolders(long RequestId) : IRequest;

/// <summary>Who holds the primitive.</summary>
/// <param name="RequestId">The request that is answered.</param>
/// <param name="State">The state in a few words, as in <c>0 of 4 permits free</c>.</param>
/// <param name="Value">The holders, oldest grant first, at most ten of them.</param>
/// <param name="More">How many holders are not listed.</param>
/// <param name="Waiting">How many requests are waiting.</param>
/// <param name="Now">When it was so, by the scheduler's clock.</param>
public sealed record Holders(
    long RequestId, string State, IReadOnlyList<HolderInfo> Value, int More, int Waiting, DateTimeOffset Now) : IReply
{
    /// <summary>One line for an error message: state, holders, number of waiters.</summary>
    /// <param name="asker">Who waited: the line says so when it holds the primitive itself.</param>
    public string Describe(IActorRef? asker = null)
    {
        var more = More > 0 ? $" and {More} more" : "";
        var held = Value.Count == 0 ? "held by nobody" : $"held by {string.Join(", ", Value.Select(Describe))}{more}";
        var itself = asker is not null && Value.Any(holder => holder.Owner.Equals(asker)) ? "; it waited for itself" : "";
        return $"{State}; {held}; {Waiting} waiting{itself}";
    }

    private string Describe(HolderInfo holder)
    {
        var amount = holder.As ?? (holder.Amount == 1 ? null : $"{holder.Amount}");
        return $"{holder.Owner.Path} ({(amount is null ? "" : $"{amount}, ")}for {Now - holder.Since}, token {holder.FencingToken})";
    }
}
