using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Finds circles in the wait-for graph of a set of snapshots. First it plays on: owners that wait for nothing will give back what
/// they hold, which lets others go on, and so forth. Only among those who are then still waiting it looks for circles, since
/// who waits for one of several holders is not stuck while one of them can go on.
/// </summary>
internal static class DeadlockFinder
{
    public static IReadOnlyList<Deadlock> Find(IReadOnlyList<PrimitiveSnapshot> snapshots)
    {
        var contended = snapshots.Where(s => s.Free is not null && s.Waiters.Count > 0).ToList();
        var stuck = FindStuck(contended);
        var waits = WaitsAmong(stuck, contended);
        var deadlocks = new List<Deadlock>();
        var seen = new HashSet<IActorRef>();
        foreach (var owner in stuck.OrderBy(o => o.Path.ToString(), StringComparer.Ordinal))
        {
            if (seen.Contains(owner) || ShortestCircle(owner, waits) is not { } circle)
                continue;
            deadlocks.Add(new Deadlock(circle));
            seen.UnionWith(Reachable(owner, waits));
        }

        return deadlocks;
    }

    private static HashSet<IActorRef> FindStuck(List<PrimitiveSnapshot> contended)
    {
        var stuck = contended.SelectMany(s => s.Waiters).Select(w => w.Owner).ToHashSet();
        while (true)
        {
            var unserved = contended.SelectMany(s => Unserved(s, stuck)).Select(w => w.Owner).ToHashSet();
            if (unserved.Count == stuck.Count)
                return stuck;
            stuck = unserved;
        }
    }

    // Who would still wait if every owner that is not stuck gave back what it holds. First come, first served holds here too.
    private static IEnumerable<WaiterInfo> Unserved(PrimitiveSnapshot snapshot, HashSet<IActorRef> stuck)
    {
        var free = snapshot.Free!.Value + snapshot.Holders.Where(h => !stuck.Contains(h.Owner)).Sum(h => (long)h.Amount);
        var blocked = false;
        foreach (var waiter in snapshot.Waiters)
        {
            blocked |= waiter.Amount > free;
            if (blocked)
                yield return waiter;
            else if (stuck.Contains(waiter.Owner))
                free -= waiter.Amount;
        }
    }

    private static ILookup<IActorRef, DeadlockWait> WaitsAmong(HashSet<IActorRef> stuck, List<PrimitiveSnapshot> contended) =>
        (from snapshot in contended
         from waiter in Unserved(snapshot, stuck)
         from holder in snapshot.Holders
         where stuck.Contains(holder.Owner)
         select new DeadlockWait(waiter.Owner, waiter.RequestId, snapshot.Kind, snapshot.Name, holder.Owner, holder.FencingToken))
        .ToLookup(wait => wait.Waiter);

    private static HashSet<IActorRef> Reachable(IActorRef start, ILookup<IActorRef, DeadlockWait> waits)
    {
        var reached = new HashSet<IActorRef> { start };
        var open = new Queue<IActorRef>([start]);
        while (open.TryDequeue(out var owner))
        {
            foreach (var wait in waits[owner].Where(wait => reached.Add(wait.Holder)))
                open.Enqueue(wait.Holder);
        }

        return reached;
    }

    private static List<DeadlockWait>? ShortestCircle(IActorRef start, ILookup<IActorRef, DeadlockWait> waits)
    {
        var reachedBy = new Dictionary<IActorRef, DeadlockWait>();
        var open = new Queue<IActorRef>([start]);
        while (open.TryDequeue(out var owner))
        {
            foreach (var wait in waits[owner])
            {
                if (wait.Holder.Equals(start))
                    return Circle(wait);
                if (reachedBy.TryAdd(wait.Holder, wait))
                    open.Enqueue(wait.Holder);
            }
        }

        return null;

        List<DeadlockWait> Circle(DeadlockWait last)
        {
            var circle = new List<DeadlockWait> { last };
            while (!circle[^1].Waiter.Equals(start))
                circle.Add(reachedBy[circle[^1].Waiter]);
            circle.Reverse();
            return circle;
        }
    }
}
