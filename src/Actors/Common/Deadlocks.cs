using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>Owners that wait for each other in a circle: none of them can go on.</summary>
/// <param name="Waits">The circle: each entry's holder is the next entry's waiter, the last one's is the first one's.</param>
public sealed record Deadlock(IReadOnlyList<DeadlockWait> Waits)
{
    /// <summary>The circle in one line.</summary>
    public override string ToString() => string.Join(" -> ", Waits) + $" -> {Waits[0].Waiter.Path.ToStringWithoutAddress()}";
}

/// <summary>One owner waiting for something that another one holds.</summary>
/// <param name="Waiter">Who waits.</param>
/// <param name="RequestId">Which of its requests waits.</param>
/// <param name="Kind">The kind of primitive it waits at.</param>
/// <param name="Name">That primitive's name.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="FencingToken">By which grant.</param>
public sealed record DeadlockWait(
    IActorRef Waiter, long RequestId, string Kind, string Name, IActorRef Holder, FencingToken FencingToken)
{
    /// <summary>Who waits, and for what.</summary>
    public override string ToString() =>
        $"{Waiter.Path.ToStringWithoutAddress()} waits for {Kind} '{Name}' held by {Holder.Path.ToStringWithoutAddress()}";
}
