using Akka.Actor;

namespace Akka.Routing;

/// <summary>How busy a routee is, seen from another thread: a guess that may be out of date at once.</summary>
internal static class RouteeLoad
{
    /// <summary>The cell of a routee that is an actor of this process; null for any other.</summary>
    public static ActorCell? CellOf(Routee routee) => ((routee as ActorRefRoutee)?.Actor as LocalActorRef)?.Cell;

    public static bool IsProcessing(ActorCell cell) => cell.CurrentMessage is not null;
}
