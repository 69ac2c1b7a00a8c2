namespace ActorConcurrency.Actors.Promises;

/// <summary>How far a promise is.</summary>
public enum PromiseState
{
    /// <summary>Its fate is open.</summary>
    Pending,

    /// <summary>It will have another promise's outcome, and nobody can change that.</summary>
    Adopting,

    /// <summary>It has a value.</summary>
    Fulfilled,

    /// <summary>It has failed.</summary>
    Rejected,
}

/// <summary>A promise's fate: decided once, settled once.</summary>
internal sealed class PromiseFate
{
    public PromiseState State { get; private set; } = PromiseState.Pending;
    public object? Value { get; private set; }
    public Exception? Reason { get; private set; }

    /// <summary>Goes on from where the promise was elsewhere.</summary>
    public void Restore(PromiseImage image) => (State, Value, Reason) = (image.State, image.Value, image.Reason);

    public bool IsSettled => State is PromiseState.Fulfilled or PromiseState.Rejected;

    public bool TryFulfill(object? value) => TrySettle(PromiseState.Pending, value, null);

    public bool TryReject(Exception reason) => TrySettle(PromiseState.Pending, null, reason);

    public bool TryAdopt()
    {
        if (State != PromiseState.Pending)
            return false;
        State = PromiseState.Adopting;
        return true;
    }

    /// <summary>The other promise is settled.</summary>
    public bool TrySettleAdopted(object? value, Exception? reason) => TrySettle(PromiseState.Adopting, value, reason);

    private bool TrySettle(PromiseState from, object? value, Exception? reason)
    {
        if (State != from)
            return false;
        State = reason is null ? PromiseState.Fulfilled : PromiseState.Rejected;
        Value = value;
        Reason = reason;
        return true;
    }
}
