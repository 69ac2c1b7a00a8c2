using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that asks one routee after the other until one answers; see <see cref="TailChopping"/>.</summary>
public sealed class TailChoppingGroup : Group
{
    /// <summary>Reads the group from a deployment section.</summary>
    /// <param name="config">The section.</param>
    public TailChoppingGroup(Config config)
        : this(config.GetStringList("routees.paths", []), config.GetTimeSpan("within", null), config.GetTimeSpan("tail-chopping-router.interval", null))
    {
    }

    /// <summary>A group on the default dispatcher.</summary>
    /// <param name="routeePaths">The paths of the routees.</param>
    /// <param name="within">How long to wait for an answer.</param>
    /// <param name="interval">How long to wait before the next routee is asked too.</param>
    public TailChoppingGroup(IEnumerable<string> routeePaths, TimeSpan within, TimeSpan interval)
        : this(routeePaths, within, interval, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A group with all its settings.</summary>
    /// <param name="routeePaths">The paths of the routees.</param>
    /// <param name="within">How long to wait for an answer.</param>
    /// <param name="interval">How long to wait before the next routee is asked too.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    public TailChoppingGroup(IEnumerable<string> routeePaths, TimeSpan within, TimeSpan interval, string? routerDispatcher)
        : base(routeePaths, routerDispatcher)
    {
        Within = within;
        Interval = interval;
    }

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Within { get; }

    /// <summary>How long to wait before the next routee is asked too.</summary>
    public TimeSpan Interval { get; }

    /// <inheritdoc />
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => new(new TailChopping(system.Scheduler, Within, Interval));

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcher">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public TailChoppingGroup WithDispatcher(string dispatcher) => new TailChoppingGroup(InternalPaths, Within, Interval, dispatcher);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new TailChoppingGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
        Within = Within,
        Interval = Interval,
    };

    /// <summary>The form in which the group is sent to another node.</summary>
    public class TailChoppingGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string> Paths { get; set; } = [];

        /// <summary>The path of the dispatcher's configuration, for the router itself.</summary>
        public string RouterDispatcher { get; set; } = Dispatchers.DefaultDispatcherId;

        /// <summary>How long to wait for an answer.</summary>
        public TimeSpan Within { get; set; }

        /// <summary>How long to wait before the next routee is asked too.</summary>
        public TimeSpan Interval { get; set; }

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => new TailChoppingGroup(Paths, Within, Interval, RouterDispatcher);
    }
}
