using Akka.Actor.Internal;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How an actor deals with the failures of its children. Immutable; one instance may serve many actors.</summary>
public abstract class SupervisorStrategy : ISurrogated
{
    /// <summary>Stops a child that can't be created, was killed or broke a death pact; restarts it after any other failure.</summary>
    public static IDecider DefaultDecider = Actor.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    /// <summary>One for one, without a limit, by the <see cref="DefaultDecider"/>.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Stops every child that fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    /// <summary>Creates a strategy that logs the failures.</summary>
    protected SupervisorStrategy()
    {
    }

    /// <summary>Decides about each failure.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>True when failures are logged; the default.</summary>
    protected bool LoggingEnabled { get; set; } = true;

    internal bool IsLoggingEnabled => LoggingEnabled;

    /// <summary>The directive for a child's failure.</summary>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Called after a child has stopped.</summary>
    public abstract void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    /// <summary>Restarts or stops the child, and whoever shares its fate.</summary>
    /// <param name="context">The supervisor's context.</param>
    /// <param name="restart">True to restart where the limits allow it, false to stop.</param>
    /// <param name="child">The child that failed.</param>
    /// <param name="cause">Its failure.</param>
    /// <param name="stats">Its restarts so far.</param>
    /// <param name="children">All the supervisor's children.</param>
    public abstract void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    /// <inheritdoc />
    public abstract ISurrogate ToSurrogate(ActorSystem system);

    /// <returns>False when the failure is to be escalated.</returns>
    internal bool HandleFailure(ActorCell cell, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        var directive = Handle(child, cause);
        if (directive is Directive.Escalate)
        {
            LogFailure(cell, child, cause, directive);
            return false;
        }
        LogFailure(cell, child, cause, directive);
        if (directive is Directive.Resume) ResumeChild(child, cause);
        else ProcessFailure(cell, directive is Directive.Restart, child, cause, stats, children);
        return true;
    }

    /// <summary>Lets a child go on after a failure.</summary>
    protected void ResumeChild(IActorRef child, Exception exception) => ((IInternalActorRef)child).Resume(exception);

    /// <summary>Replaces a child's instance.</summary>
    /// <param name="child">The child.</param>
    /// <param name="cause">The failure.</param>
    /// <param name="suspendFirst">True for a child that has not failed itself and so is not suspended yet.</param>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var reference = (IInternalActorRef)child;
        if (suspendFirst) reference.Suspend();
        reference.Restart(cause);
    }

    /// <summary>Logs a failure: a warning when the child resumes, nothing when it is escalated, an error otherwise.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive is Directive.Escalate) return;
        var message = cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;
        var source = child.Path.ToString();
        context.System.EventStream.Publish(directive is Directive.Resume
            ? new Warning(cause, source, GetType(), message)
            : new Error(cause, source, GetType(), message));
    }

    internal static TimeSpan Now(IActorContext context) => context.System.Scheduler.MonotonicClock;
}

/// <summary>Names the strategy of the user guardian in the configuration.</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>Creates the configurator.</summary>
    protected SupervisorStrategyConfigurator()
    {
    }

    /// <summary>The strategy.</summary>
    public abstract SupervisorStrategy Create();

    /// <summary>The configurator of that type name.</summary>
    /// <exception cref="TypeLoadException">There is no such type.</exception>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName) =>
        (SupervisorStrategyConfigurator)Activator.CreateInstance(Util.Internal.TypeResolver.Resolve(typeName))!;
}

/// <summary>The default strategy for the user guardian.</summary>
public class DefaultSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc />
    public override SupervisorStrategy Create() => SupervisorStrategy.DefaultStrategy;
}

/// <summary>The stopping strategy for the user guardian.</summary>
public class StoppingSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc />
    public override SupervisorStrategy Create() => SupervisorStrategy.StoppingStrategy;
}
