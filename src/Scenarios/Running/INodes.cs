using Akka.Actor;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>
/// The nodes that a scenario spreads its work over, each with one actor that takes it. What is sent to them may leave the process:
/// messages carry data, and nothing of the scenario's context.
/// </summary>
internal interface INodes : IAsyncDisposable
{
    /// <summary>The nodes, at least one.</summary>
    IReadOnlyList<Node> All { get; }
}

/// <summary>One node.</summary>
/// <param name="Name">Its name, unique among the nodes.</param>
/// <param name="Host">The actor that takes work there.</param>
/// <param name="ProcessId">The operating system's process that it is in.</param>
internal sealed record Node(string Name, IActorRef Host, int ProcessId);
