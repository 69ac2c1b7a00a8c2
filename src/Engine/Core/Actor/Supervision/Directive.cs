namespace Akka.Actor;

/// <summary>What a supervisor does about the failure of a child.</summary>
public enum Directive
{
    /// <summary>Let it go on with its next message, state kept.</summary>
    Resume = 0,

    /// <summary>Replace its instance by a fresh one; the mailbox is kept.</summary>
    Restart = 1,

    /// <summary>Fail in turn: let the supervisor's own supervisor decide.</summary>
    Escalate = 2,

    /// <summary>Stop it for good.</summary>
    Stop = 3,
}

/// <summary>Pairs of an exception type and what to do about it, for <see cref="Decider"/>.</summary>
public static class DirectiveExtensions
{
    /// <summary>This directive for exceptions of that type.</summary>
    public static KeyValuePair<Type, Directive> When<TException>(this Directive self)
        where TException : Exception => new(typeof(TException), self);
}
