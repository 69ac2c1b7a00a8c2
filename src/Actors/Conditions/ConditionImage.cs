using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Conditions.ConditionProtocol;

namespace ActorConcurrency.Actors.Conditions;

/// <summary>A wait that has given the lock up, and which levels of it.</summary>
internal sealed record ParkedWait(Wait Wait, IReadOnlyList<long> Levels) : IOwnedRequest
{
    public long RequestId => Wait.RequestId;
    public IActorRef Owner => Wait.Owner;
}

/// <summary>A condition's state on its way to another node: those who wait. It moves before its lock, and is made again after it.</summary>
internal sealed record ConditionImage(IReadOnlyList<Waiting<ParkedWait>> Waiters);
