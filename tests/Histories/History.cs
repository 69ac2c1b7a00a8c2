using System.Collections.Concurrent;
using System.Diagnostics;

namespace ActorConcurrency.Histories;

/// <summary>Where clients that run at the same time record what they do.</summary>
/// <typeparam name="T">What is asked and answered.</typeparam>
public interface IHistory<T>
{
    /// <summary>A client is about to call; what comes of it is added when it is known, unless the client's process ends first.</summary>
    /// <returns>The moment, on a clock that all processes of a machine share: its monotonic one.</returns>
    long Begin(string client, T what);

    /// <summary>An operation has ended.</summary>
    void Add(Operation<T> operation);
}

/// <summary>A history in memory.</summary>
/// <typeparam name="T">What is asked and answered.</typeparam>
public sealed class History<T> : IHistory<T>
{
    private readonly ConcurrentQueue<Operation<T>> _operations = new();

    /// <summary>All that has been added.</summary>
    public IReadOnlyList<Operation<T>> Operations => [.. _operations];

    /// <inheritdoc />
    public long Begin(string client, T what) => Stopwatch.GetTimestamp();

    /// <inheritdoc />
    public void Add(Operation<T> operation) => _operations.Enqueue(operation);
}

/// <summary>What clients say of their operations.</summary>
public static class HistoryExtensions
{
    /// <summary>An operation that has returned by now.</summary>
    public static void AddReturned<T>(this IHistory<T> history, string client, T what, long called) =>
        history.Add(new Operation<T>(client, what, called, Stopwatch.GetTimestamp()));

    /// <summary>An operation of which nobody will hear.</summary>
    public static void AddUnknown<T>(this IHistory<T> history, string client, T what, long called) =>
        history.Add(new Operation<T>(client, what, called, null));
}
