using System.Text.Json.Serialization;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Histories.Models;

/// <summary>A request to a semaphore, or to a lock, which is one of a single permit.</summary>
[JsonDerivedType(typeof(Acquire), nameof(Acquire))]
[JsonDerivedType(typeof(Release), nameof(Release))]
[JsonDerivedType(typeof(Lose), nameof(Lose))]
public abstract record PermitsRequest
{
    /// <summary>Takes permits; null: there were not enough, and the caller did not want to wait.</summary>
    /// <param name="Id">Unique in the history; what is obtained is known by it.</param>
    /// <param name="Permits">How many.</param>
    /// <param name="Answer">The fencing token.</param>
    public sealed record Acquire(string Id, int Permits, FencingToken? Answer = null) : PermitsRequest;

    /// <summary>Gives back what was obtained: by its holder, by its holder's death, or because nobody waited for it any more.</summary>
    public sealed record Release(string Id) : PermitsRequest;

    /// <summary>All that was held is free, as the node that knew of it is gone; what is granted from then on is of a later epoch.</summary>
    public sealed record Lose : PermitsRequest;
}

/// <summary>
/// Permits that are held, under tokens that only grow. Whom a request overtakes is not looked at, only that nobody gets what somebody has.
/// </summary>
/// <param name="permits">How many there are.</param>
/// <param name="mostAtOnce">
/// The greatest number of any request: while a request of so many waits, those who do not wait are refused although there may be enough for them.
/// </param>
public sealed class PermitsModel(int permits, int mostAtOnce = 1) : ISequentialModel<PermitsModel.State, PermitsRequest>
{
    /// <summary>What is held, and the greatest token that was heard of.</summary>
    public sealed record State(ValueList<(string Id, int Permits)> Held, FencingToken Newest);

    /// <inheritdoc />
    public State Initial { get; } = new(ValueList<(string, int)>.Empty, default);

    /// <inheritdoc />
    public bool TryApply(State state, PermitsRequest operation, bool isKnown, out State next)
    {
        next = state;
        switch (operation)
        {
            case PermitsRequest.Acquire { Answer: null } refused when isKnown:
                return Free(state) < Math.Max(refused.Permits, mostAtOnce);
            case PermitsRequest.Acquire acquire:
                if (Free(state) < acquire.Permits || (isKnown && acquire.Answer <= state.Newest))
                    return false;
                next = new State(Insert(state.Held, (acquire.Id, acquire.Permits)), isKnown ? acquire.Answer!.Value : state.Newest);
                return true;
            case PermitsRequest.Release release:
                var index = state.Held.FindIndex(held => held.Id == release.Id);
                if (index >= 0)
                    next = state with { Held = state.Held.RemoveAt(index) };
                return index >= 0;
            default:
                next = new State(ValueList<(string, int)>.Empty, new FencingToken(state.Newest.Epoch + 1, 0));
                return true;
        }
    }

    private int Free(State state) => permits - state.Held.Sum(held => held.Permits);

    // In the order of their names, so that the same holders are the same state, whoever came first.
    private static ValueList<(string Id, int Permits)> Insert(ValueList<(string Id, int Permits)> list, (string Id, int Permits) one)
    {
        var index = list.FindIndex(held => string.CompareOrdinal(held.Id, one.Id) > 0);
        return index < 0 ? list.Add(one) : list.Insert(index, one);
    }
}
