using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Asks a guardian to stop one of its children.</summary>
public sealed class StopChild
{
    /// <summary>Creates the message.</summary>
    public StopChild(IActorRef child) => Child = child;

    /// <summary>Who is to stop.</summary>
    public IActorRef Child { get; }
}

/// <summary>Asks the system guardian to send <see cref="TerminationHook"/> before the system's own actors stop.</summary>
public sealed class RegisterTerminationHook
{
    private RegisterTerminationHook()
    {
    }

    /// <summary>The only instance.</summary>
    public static RegisterTerminationHook Instance { get; } = new();
}

/// <summary>The system stops: finish, then answer with <see cref="TerminationHookDone"/>.</summary>
public sealed class TerminationHook
{
    private TerminationHook()
    {
    }

    /// <summary>The only instance.</summary>
    public static TerminationHook Instance { get; } = new();
}

/// <summary>The answer to <see cref="TerminationHook"/>.</summary>
public sealed class TerminationHookDone
{
    private TerminationHookDone()
    {
    }

    /// <summary>The only instance.</summary>
    public static TerminationHookDone Instance { get; } = new();
}
