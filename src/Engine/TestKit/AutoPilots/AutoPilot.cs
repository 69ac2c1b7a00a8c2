using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Answers messages on a probe's behalf the moment they arrive; the test still sees every message.</summary>
public abstract class AutoPilot
{
    /// <summary>For derived pilots.</summary>
    protected AutoPilot()
    {
    }

    /// <summary>Returned by <see cref="Run"/>: the same pilot goes on.</summary>
    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Returned by <see cref="Run"/>: no pilot from now on.</summary>
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    /// <summary>Reacts to one message. Runs on the thread that delivers the message.</summary>
    /// <returns>The pilot for the next message.</returns>
    public abstract AutoPilot Run(IActorRef sender, object message);
}

/// <summary>The answer of a pilot that goes on; it cannot be installed itself.</summary>
public sealed class KeepRunning : AutoPilot
{
    /// <summary>The only instance.</summary>
    public static KeepRunning Instance = new();

    private KeepRunning()
    {
    }

    /// <summary>Not for use: it stands for another pilot.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("KeepRunning is an answer of an auto pilot and cannot be one.");
}

/// <summary>The pilot that does nothing.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    /// <summary>The only instance.</summary>
    public static NoAutoPilot Instance = new();

    private NoAutoPilot()
    {
    }

    /// <summary>Ignores the message and stays.</summary>
    public override AutoPilot Run(IActorRef sender, object message) => this;
}

/// <summary>A pilot's reaction as a function: it gets the sender and the message and returns the next pilot.</summary>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);

/// <summary>A pilot made of a function.</summary>
public sealed class DelegateAutoPilot : AutoPilot
{
    private readonly AutoPilotDelegate _react;

    /// <summary>Uses the function for every message.</summary>
    public DelegateAutoPilot(AutoPilotDelegate autoPilotDelegate) => _react = autoPilotDelegate;

    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => _react(sender, message);
}
