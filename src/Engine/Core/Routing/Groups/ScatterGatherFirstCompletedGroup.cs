using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that asks all of its routees and passes the first answer on; see <see cref="ScatterGatherFirstCompletedRoutingLogic"/>.</summary>
public sealed class ScatterGatherFirstCompletedGroup : Group
{
    /// <summary>Reads the group from a deployment section.</summary>
    /// <param name="config">The section.</param>
    public ScatterGatherFirstCompletedGroup(Config config)
        : this(config.GetStringList("routees.paths", []), config.GetTimeSpan("within", null))
    {
    }

    /// <summary>A group on the default dispatcher.</summary>
    /// <param name="within">How long to wait for an answer.</param>
    /// <param name="paths">The paths of the routees.</param>
    public ScatterGatherFirstCompletedGroup(TimeSpan within, params string[] paths)
        : this((IEnumerable<string>)paths, within)
    {
    }

    /// <summary>A group on the default dispatcher.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="within">How long to wait for an answer.</param>
    public ScatterGatherFirstCompletedGroup(IEnumerable<string> paths, TimeSpan within)
        : this(paths, within, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A group with all its settings.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="within">How long to wait for an answer.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    public ScatterGatherFirstCompletedGroup(IEnumerable<string> paths, TimeSpan within, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
        Within = within;
    }

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Within { get; }

    /// <inheritdoc />
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => new(new ScatterGatherFirstCompletedRoutingLogic(Within));

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcher">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public ScatterGatherFirstCompletedGroup WithDispatcher(string dispatcher) => new ScatterGatherFirstCompletedGroup(InternalPaths, Within, dispatcher);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new ScatterGatherFirstCompletedGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
        Within = Within,
    };

    /// <summary>The form in which the group is sent to another node.</summary>
    public class ScatterGatherFirstCompletedGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string> Paths { get; set; } = [];

        /// <summary>The path of the dispatcher's configuration, for the router itself.</summary>
        public string RouterDispatcher { get; set; } = Dispatchers.DefaultDispatcherId;

        /// <summary>How long to wait for an answer.</summary>
        public TimeSpan Within { get; set; }

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => new ScatterGatherFirstCompletedGroup(Paths, Within, RouterDispatcher);
    }
}
