namespace Akka.Actor.Internal;

/// <summary>The cell of the actor that the thread works for.</summary>
public static class InternalCurrentActorCellKeeper
{
    /// <summary>The cell; null outside of actors.</summary>
    public static ActorCell? Current
    {
        get => ActorCell.Current;
        set => ActorCell.Leave(value);
    }
}
