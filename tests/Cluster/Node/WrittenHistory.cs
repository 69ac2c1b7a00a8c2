using System.Diagnostics;
using System.Text.Json;
using ActorConcurrency.Histories;

namespace ActorConcurrency.Cluster.Node;

/// <summary>A history that goes out line by line, so that what is known of a node's clients outlives the node.</summary>
/// <remarks><c>begin NAME JSON</c> before a call, <c>end NAME JSON</c> for each operation that has ended.</remarks>
/// <param name="name">The history's name.</param>
/// <param name="write">Writes a line.</param>
internal sealed class WrittenHistory<T>(string name, Action<string> write) : IHistory<T>
{
    public long Begin(string client, T what)
    {
        var called = Stopwatch.GetTimestamp();
        write($"begin {name} {JsonSerializer.Serialize(new Operation<T>(client, what, called, null))}");
        return called;
    }

    public void Add(Operation<T> operation) => write($"end {name} {JsonSerializer.Serialize(operation)}");
}
