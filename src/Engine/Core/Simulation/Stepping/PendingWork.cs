using System.Text;
using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Simulation;

/// <summary>Says what of a simulated system is unfinished. Only on the simulation's thread.</summary>
internal static class PendingWork
{
    private const int MostActors = 50;

    /// <param name="system">The system.</param>
    /// <param name="nextTimer">When the next timer is due.</param>
    /// <param name="tasks">How many tasks of the application are waited for.</param>
    public static string Describe(ActorSystemImpl system, TimeSpan? nextTimer, int tasks)
    {
        var text = new StringBuilder();
        var left = MostActors;
        Add(system.RefFactory.Root, text, ref left);
        if (left < 0) text.AppendLine($"and {-left} more actors");
        if (tasks > 0) text.AppendLine($"{tasks} tasks of the application (async handlers, PipeTo) that have not ended");
        if (nextTimer is { } due) text.AppendLine($"timers, the next one due at {due}");
        if (text.Length == 0) text.AppendLine("nothing: all actors are idle, no timer runs, no task is waited for");
        return text.ToString();
    }

    private static void Add(IActorRef actor, StringBuilder text, ref int left)
    {
        if (actor is not LocalActorRef { Cell: var cell }) return;
        if (Describe(cell) is { } state && left-- > 0) text.Append(actor.Path.ToStringWithoutAddress()).Append(": ").AppendLine(state);
        foreach (var child in cell.GetChildren()) Add(child, text, ref left);
    }

    private static string? Describe(ActorCell cell)
    {
        var mailbox = cell.OwnMailbox;
        var waiting = mailbox.NumberOfMessages;
        var state = mailbox.IsSuspended()
            ? cell.CurrentMessage is { } message ? $"in its async handler of [{message}]" : "suspended, waits for its supervisor"
            : cell.IsTerminating && !cell.IsTerminated ? "stopping, waits for its children" : null;
        return waiting == 0 ? state : $"{state ?? "can run"}, {waiting} messages in the mailbox";
    }
}
