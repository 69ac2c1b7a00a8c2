using System.Text.Json.Serialization;

namespace ActorConcurrency.Histories.Models;

/// <summary>A request to a queue that is first in, first out.</summary>
[JsonDerivedType(typeof(Put), nameof(Put))]
[JsonDerivedType(typeof(Take), nameof(Take))]
[JsonDerivedType(typeof(Finish), nameof(Finish))]
[JsonDerivedType(typeof(PutBack), nameof(PutBack))]
[JsonDerivedType(typeof(Count), nameof(Count))]
[JsonDerivedType(typeof(Lose), nameof(Lose))]
public abstract record QueueRequest
{
    /// <summary>Adds an item; false: there was no room, and the caller did not want to wait.</summary>
    public sealed record Put(int Item, bool Answer = true) : QueueRequest;

    /// <summary>Takes the oldest item; null: there was none.</summary>
    /// <param name="Id">Unique in the history; what was taken is known by it.</param>
    /// <param name="Answer">The item.</param>
    public sealed record Take(string Id, int? Answer = null) : QueueRequest;

    /// <summary>What was taken is finished, and will not come back.</summary>
    public sealed record Finish(string Id) : QueueRequest;

    /// <summary>What was taken goes back to its place: its taker died, or had stopped waiting before it came.</summary>
    public sealed record PutBack(string Id) : QueueRequest;

    /// <summary>How many items there are that nobody has taken.</summary>
    public sealed record Count(int Answer = 0) : QueueRequest;

    /// <summary>All items are lost, with the node that had them.</summary>
    public sealed record Lose : QueueRequest;
}

/// <summary>
/// Items in order of arrival, and those that are taken and may come back to their places, even above the capacity. It serves for queues
/// whose items are their takers' at once, where nothing is ever put back that was received, and for those that wait for an acknowledgement.
/// </summary>
/// <param name="capacity">How many items there is room for; null: no limit.</param>
/// <param name="isTakenAtOnce">Whether what somebody is known to have taken is gone for good.</param>
public sealed class QueueModel(int? capacity = null, bool isTakenAtOnce = false) : ISequentialModel<QueueModel.State, QueueRequest>
{
    /// <summary>The items in order, and those that are taken by the requests that took them, with numbers that say where they were.</summary>
    public sealed record State(ValueList<(long Number, int Item)> Items, ValueList<(string Id, long Number, int Item)> Taken);

    /// <inheritdoc />
    public State Initial { get; } = new(ValueList<(long, int)>.Empty, ValueList<(string, long, int)>.Empty);

    /// <inheritdoc />
    public bool TryApply(State state, QueueRequest operation, bool isKnown, out State next)
    {
        next = state;
        switch (operation)
        {
            case QueueRequest.Put { Answer: false } when isKnown:
                return !HasRoom(state);
            case QueueRequest.Put put:
                next = state with { Items = state.Items.Add((NextNumber(state), put.Item)) };
                return HasRoom(state);
            case QueueRequest.Take { Answer: null } when isKnown:
                return state.Items.Count == 0;
            case QueueRequest.Take take:
                return TryTake(state, take, isKnown, out next);
            case QueueRequest.Finish finish:
                return TryEnd(state, finish.Id, out next, out _);
            case QueueRequest.PutBack back:
                if (!TryEnd(state, back.Id, out next, out var item))
                    return false;
                var place = next.Items.FindIndex(other => other.Number > item.Number);
                next = next with { Items = place < 0 ? next.Items.Add(item) : next.Items.Insert(place, item) };
                return true;
            case QueueRequest.Count count:
                return !isKnown || count.Answer == state.Items.Count;
            default:
                next = Initial;
                return true;
        }
    }

    private bool HasRoom(State state) => capacity is null || state.Items.Count < capacity;

    // Small ones, so that states are the same that mean the same.
    private static long NextNumber(State state) =>
        state.Items.Select(item => item.Number).Concat(state.Taken.Select(taken => taken.Number)).DefaultIfEmpty(-1).Max() + 1;

    private bool TryTake(State state, QueueRequest.Take take, bool isKnown, out State next)
    {
        next = state;
        if (state.Items.Count == 0 || (isKnown && state.Items[0].Item != take.Answer))
            return false;
        next = state with { Items = state.Items.RemoveAt(0) };
        if (isKnown && isTakenAtOnce)
            return true;
        var (number, item) = state.Items[0];
        var place = state.Taken.FindIndex(other => string.CompareOrdinal(other.Id, take.Id) > 0);
        var taken = (take.Id, number, item);
        next = next with { Taken = place < 0 ? state.Taken.Add(taken) : state.Taken.Insert(place, taken) };
        return true;
    }

    private static bool TryEnd(State state, string id, out State next, out (long Number, int Item) item)
    {
        (next, item) = (state, default);
        var index = state.Taken.FindIndex(taken => taken.Id == id);
        if (index < 0)
            return false;
        item = (state.Taken[index].Number, state.Taken[index].Item);
        next = state with { Taken = state.Taken.RemoveAt(index) };
        return true;
    }
}
