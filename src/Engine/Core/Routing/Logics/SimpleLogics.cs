using Akka.Util;

namespace Akka.Routing;

/// <summary>One destination after the other, in their order.</summary>
public sealed class RoundRobinRoutingLogic : RoutingLogic
{
    private int _next;

    /// <summary>Starts with the first destination.</summary>
    public RoundRobinRoutingLogic()
        : this(-1)
    {
    }

    /// <summary>Starts with the destination after a given one.</summary>
    /// <param name="next">The index of the destination before the first one to select.</param>
    public RoundRobinRoutingLogic(int next) => _next = next;

    /// <summary>Chooses the destination after the one that the call before chose.</summary>
    /// <param name="message">The message; has no influence.</param>
    /// <param name="routees">The destinations.</param>
    /// <returns>The destination, <see cref="Routee.NoRoutee"/> if there is none.</returns>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;
        // As an unsigned number the counter may run over without becoming a negative index.
        var next = (uint)Interlocked.Increment(ref _next);
        return routees[next % (uint)routees.Length];
    }
}

/// <summary>A random destination for each message.</summary>
public sealed class RandomLogic : RoutingLogic
{
    /// <summary>Chooses a destination at random, all with the same chance.</summary>
    /// <param name="message">The message; has no influence.</param>
    /// <param name="routees">The destinations.</param>
    /// <returns>The destination, <see cref="Routee.NoRoutee"/> if there is none.</returns>
    public override Routee Select(object message, Routee[] routees) =>
        routees.Length == 0 ? Routee.NoRoutee : routees[ThreadLocalRandom.Current.Next(routees.Length)];
}

/// <summary>All destinations for each message.</summary>
public sealed class BroadcastRoutingLogic : RoutingLogic
{
    /// <summary>Chooses all destinations.</summary>
    /// <param name="message">The message; has no influence.</param>
    /// <param name="routees">The destinations.</param>
    /// <returns>All of them, <see cref="Routee.NoRoutee"/> if there is none.</returns>
    public override Routee Select(object message, Routee[] routees) =>
        routees.Length == 0 ? Routee.NoRoutee : new SeveralRoutees(routees);
}
