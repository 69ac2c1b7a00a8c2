namespace Akka.Routing;

/// <summary>
/// The destination with the fewest messages waiting, an idle one before one that is busy with its last. Destinations whose mailbox
/// can't be seen, on other nodes for instance, come after those whose mailbox can; suspended and stopped ones are left out.
/// </summary>
public sealed class SmallestMailboxRoutingLogic : RoutingLogic
{
    private int _next;

    /// <summary>Starts with the first destination where nothing speaks for another one.</summary>
    public SmallestMailboxRoutingLogic()
        : this(0)
    {
    }

    /// <summary>Starts with a given destination where nothing speaks for another one.</summary>
    /// <param name="next">The index of the destination before that one.</param>
    public SmallestMailboxRoutingLogic(int next) => _next = next;

    /// <summary>Chooses the destination with the fewest messages waiting.</summary>
    /// <param name="message">The message; has no influence.</param>
    /// <param name="routees">The destinations.</param>
    /// <returns>The destination, in turn if all are suspended or stopped; <see cref="Routee.NoRoutee"/> if there is none.</returns>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;
        var winner = Routee.NoRoutee;
        var least = long.MaxValue;
        foreach (var routee in routees)
        {
            var load = LoadOf(routee);
            if (load >= least)
                continue;
            (winner, least) = (routee, load);
            if (load == 0)
                break;
        }
        return least == long.MaxValue ? routees[(uint)Interlocked.Increment(ref _next) % (uint)routees.Length] : winner;
    }

    private static long LoadOf(Routee routee)
    {
        if (RouteeLoad.CellOf(routee) is not { } cell)
            return long.MaxValue - 1;
        if (cell.IsTerminated || cell.OwnMailbox.IsSuspended())
            return long.MaxValue;
        return (2L * cell.NumberOfMessages) + (RouteeLoad.IsProcessing(cell) ? 1 : 0);
    }
}
