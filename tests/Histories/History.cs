using System.Collections.Concurrent;
using System.Diagnostics;

namespace ActorConcurrency.Histories;

/// <summary>Collects the operations of clients that run at the same time, in this process or in several of one machine.</summary>
/// <typeparam name="T">What is asked and answered.</typeparam>
public sealed class History<T>
{
    private readonly ConcurrentQueue<Operation<T>> _operations = new();

    /// <summary>All that has been added.</summary>
    public IReadOnlyList<Operation<T>> Operations => [.. _operations];

    /// <summary>The moment, on a clock that all processes of a machine share: its monotonic one.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>An operation that has returned by now.</summary>
    public void AddReturned(string client, T what, long called) => Add(new Operation<T>(client, what, called, Now));

    /// <summary>An operation of which nobody heard.</summary>
    public void AddUnknown(string client, T what, long called) => Add(new Operation<T>(client, what, called, null));

    /// <summary>An operation that was timed elsewhere.</summary>
    public void Add(Operation<T> operation) => _operations.Enqueue(operation);
}
