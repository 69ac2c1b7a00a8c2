using System.Text.Json;

namespace ActorConcurrency.Cluster.Node;

/// <summary>The cluster as a node sees it.</summary>
/// <param name="Members">All that are not removed.</param>
/// <param name="Unreachable">The addresses of those that somebody cannot reach.</param>
public sealed record NodeView(IReadOnlyList<NodeMember> Members, IReadOnlyList<string> Unreachable)
{
    /// <summary>Nothing, as before the node has joined.</summary>
    public static NodeView Nothing { get; } = new([], []);

    public static NodeView Parse(string json) => JsonSerializer.Deserialize<NodeView>(json)!;

    /// <summary>Whether these, and no others, are members, all up, and all can be reached.</summary>
    public bool IsWhole(params IEnumerable<string> addresses) =>
        Unreachable.Count == 0 && Members.All(member => member.Status == "Up")
        && Members.Select(member => member.Address).Order().SequenceEqual(addresses.Order());

    /// <inheritdoc />
    public override string ToString() => JsonSerializer.Serialize(this);
}

/// <summary>A member.</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Incarnation">Which of those that were reached there.</param>
/// <param name="Status">Its status, in Akka's words.</param>
public sealed record NodeMember(string Address, long Incarnation, string Status);
