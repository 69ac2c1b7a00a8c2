using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group whose routees get the messages in turn.</summary>
public sealed class RoundRobinGroup : Group
{
    /// <summary>Reads the group from a deployment section.</summary>
    /// <param name="config">The section.</param>
    public RoundRobinGroup(Config config)
        : this(config.GetStringList("routees.paths", []))
    {
    }

    /// <summary>A group on the default dispatcher.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public RoundRobinGroup(params string[] paths)
        : this((IEnumerable<string>)paths)
    {
    }

    /// <summary>A group on the default dispatcher.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public RoundRobinGroup(IEnumerable<string> paths)
        : this(paths, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A group with all its settings.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    public RoundRobinGroup(IEnumerable<string> paths, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    /// <inheritdoc />
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcherId">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public Group WithDispatcher(string dispatcherId) => new RoundRobinGroup(InternalPaths, dispatcherId);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new RoundRobinGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
    };

    /// <summary>The form in which the group is sent to another node.</summary>
    public class RoundRobinGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string> Paths { get; set; } = [];

        /// <summary>The path of the dispatcher's configuration, for the router itself.</summary>
        public string RouterDispatcher { get; set; } = Dispatchers.DefaultDispatcherId;

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => new RoundRobinGroup(Paths, RouterDispatcher);
    }
}
