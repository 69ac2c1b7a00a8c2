using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>What the agent of a node is asked for, by members and by systems that are none.</summary>
internal static class NodeProtocol
{
    /// <summary>How is the cluster, as you see it? Answered by <see cref="Status"/>.</summary>
    public sealed record GetStatus;

    /// <summary>The same, and again whenever it is otherwise, until the watcher ends.</summary>
    public sealed record WatchStatus(IActorRef Watcher);

    /// <summary>The cluster, as one node sees it.</summary>
    /// <param name="SeenFrom">The node that sees it so.</param>
    /// <param name="Leader">The node that leads; null: there is none now.</param>
    /// <param name="Members">The members, the oldest first.</param>
    /// <param name="Singletons">The actors of which the cluster has one.</param>
    /// <param name="Primitives">The primitives, by kind and name, the first 500; null: that could not be found out.</param>
    public sealed record Status(
        string SeenFrom,
        string? Leader,
        IReadOnlyList<MemberInfo> Members,
        IReadOnlyList<SingletonInfo> Singletons,
        IReadOnlyList<PrimitiveInfo>? Primitives);

    /// <summary>A member.</summary>
    /// <param name="Address">Where it is reached.</param>
    /// <param name="State">Joining, up, leaving, exiting or down.</param>
    /// <param name="IsReachable">Whether it answers.</param>
    /// <param name="Roles">What it is for.</param>
    public sealed record MemberInfo(string Address, string State, bool IsReachable, IReadOnlyList<string> Roles);

    /// <summary>An actor of which the cluster has one.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Node">Where it lives; null: nowhere now.</param>
    public sealed record SingletonInfo(string Name, string? Node);

    /// <summary>A primitive.</summary>
    /// <param name="Kind">Which it is.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Node">Where it lives.</param>
    /// <param name="Epoch">Which incarnation of the name it is.</param>
    /// <param name="Held">How many grants there are.</param>
    /// <param name="Holders">Who has them, the oldest first, at most five.</param>
    /// <param name="Waiting">How many requests wait.</param>
    /// <param name="Waiters">Whose they are, in order, at most five.</param>
    public sealed record PrimitiveInfo(
        string Kind, string Name, string Node, long Epoch, int Held, IReadOnlyList<string> Holders, int Waiting, IReadOnlyList<string> Waiters);

    /// <summary>Remove a member. Answered by <see cref="IsRemoved"/> when it is certain, or by <see cref="IsNoMember"/>.</summary>
    /// <param name="Address">The member.</param>
    /// <param name="InOrder">Whether it leaves by itself, its work done; otherwise it is given up.</param>
    public sealed record Remove(string Address, bool InOrder);

    /// <summary>The member is on its way out, and nothing can change that.</summary>
    public sealed record IsRemoved;

    /// <summary>Start an actor that takes work. Answered by <see cref="HostStarted"/>, or by a <see cref="Akka.Actor.Status.Failure"/>.</summary>
    /// <param name="Kind">The name of its kind.</param>
    /// <param name="Node">The name of the node in the run.</param>
    /// <param name="Owner">With it the host ends.</param>
    public sealed record StartHost(string Kind, string Node, IActorRef Owner);

    /// <summary>There it is.</summary>
    /// <param name="Host">The actor.</param>
    /// <param name="ProcessId">The operating system's process that it is in.</param>
    public sealed record HostStarted(IActorRef Host, int ProcessId);

    /// <summary>Tell what happens at the primitives of a scope on this node, as <see cref="Traced"/>. Answered by <see cref="TraceWatched"/>.</summary>
    /// <param name="Watcher">With it the telling ends.</param>
    /// <param name="Scope">What the primitives' names begin with.</param>
    public sealed record WatchTrace(IActorRef Watcher, string Scope);

    /// <summary>From now on it is told, by the sender.</summary>
    public sealed record TraceWatched;

    /// <summary>What has happened; without the message where that cannot be sent.</summary>
    public sealed record Traced(TraceEvent Event);

    /// <summary>To who tells it: is that all? Answered by <see cref="TraceFlushed"/>, after all that has happened before.</summary>
    public sealed record FlushTrace;

    /// <summary>There was no more.</summary>
    public sealed record TraceFlushed;

    /// <summary>There is no such member.</summary>
    public sealed record IsNoMember(IReadOnlyList<string> Members);
}
