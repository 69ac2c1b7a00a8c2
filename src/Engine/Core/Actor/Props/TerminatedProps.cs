namespace Akka.Actor;

/// <summary>What a stopped actor has in the place of its props.</summary>
public class TerminatedProps : Props
{
    internal static readonly TerminatedProps Instance = new();

    /// <summary>Creates the props.</summary>
    public TerminatedProps()
    {
    }

    /// <summary>Makes nothing.</summary>
    /// <exception cref="InvalidOperationException">Always: the actor has stopped.</exception>
    public override ActorBase NewActor() => throw new InvalidOperationException("The actor has stopped: its props are gone.");
}
