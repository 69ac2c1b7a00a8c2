using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using static ActorConcurrency.Actors.Conditions.ConditionProtocol;

namespace ActorConcurrency.Actors.Conditions;

/// <summary>
/// A wait at a condition. Whatever ends it, it is over only when the lock is held again; the answer comes from the lock. The result is
/// whether it was notified.
/// </summary>
internal sealed class WaitCall(PrimitiveLink link, PrimitiveLink lockLink, Wait request, TimeSpan? timeout)
    : AwaitedCall<bool>(link, request, timeout, defaultOnTimeout: false)
{
    protected override PrimitiveLink GrantedBy => lockLink;

    protected override bool EndsByAnswer => true;

    // All leases of the holding are held again. A level whose lease was disposed in the meantime is given back.
    protected override bool Accept(IReply reply)
    {
        var resumed = (LockProtocol.Resumed)reply;
        foreach (var level in resumed.Levels)
        {
            if (lockLink.Find(level) is { } lease)
                lease.Renew(resumed.FencingToken);
            else
                lockLink.Tell(new LockProtocol.Release(0, lockLink.Owner, level));
        }

        return resumed.Notified;
    }
}
