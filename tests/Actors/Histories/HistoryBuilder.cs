using ActorConcurrency.Histories;

namespace ActorConcurrency.Actors.Tests.Histories;

/// <summary>Writes a history down by hand: each operation with the moments of its call and return.</summary>
internal sealed class HistoryBuilder<T>
{
    private readonly List<Operation<T>> _operations = [];

    public IReadOnlyList<Operation<T>> Operations => _operations;

    /// <summary>Adds an operation; without a return its outcome is unknown.</summary>
    public HistoryBuilder<T> Add(long called, long? returned, T what)
    {
        _operations.Add(new Operation<T>($"client{_operations.Count}", what, called, returned));
        return this;
    }
}
