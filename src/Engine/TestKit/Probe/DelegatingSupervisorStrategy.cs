using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>
/// Handles each child's failures with a strategy of its own, and those of children without one with the default strategy.
/// </summary>
public class DelegatingSupervisorStrategy : SupervisorStrategy
{
    private readonly Dictionary<IActorRef, SupervisorStrategy> _strategies = [];

    /// <summary>Starts without any child's strategy.</summary>
    public DelegatingSupervisorStrategy()
    {
    }

    /// <summary>The decisions for children without a strategy of their own.</summary>
    public override IDecider Decider => DefaultDecider;

    /// <summary>Sets the strategy of a child. Must be called by the supervising actor.</summary>
    public void Update(IActorRef child, SupervisorStrategy supervisorStrategy) => _strategies[child] = supervisorStrategy;

    /// <summary>Lets the child's strategy see the end of the child, which it is then no longer needed for.</summary>
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
        For(child).HandleChildTerminated(actorContext, child, children);
        _strategies.Remove(child);
    }

    /// <summary>Lets the child's strategy carry its decision out.</summary>
    public override void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children) =>
        For(child).ProcessFailure(context, restart, child, cause, stats, children);

    /// <summary>Cannot travel: it belongs to one actor.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ISurrogate ToSurrogate(ActorSystem system) =>
        throw new NotSupportedException("A delegating supervisor strategy belongs to one actor and cannot be serialized.");

    /// <summary>The decision of the child's strategy.</summary>
    protected override Directive Handle(IActorRef child, Exception exception) => For(child).Decider.Decide(exception);

    private SupervisorStrategy For(IActorRef child) => _strategies.GetValueOrDefault(child, DefaultStrategy);
}
