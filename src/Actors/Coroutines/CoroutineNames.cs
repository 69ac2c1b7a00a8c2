using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines;

internal static class CoroutineNames
{
    /// <summary>Starts the actor of a coroutine under its name, with a number behind it while an earlier one of that name is there.</summary>
    public static IActorRef StartCoroutine(this IUntypedActorContext context, CoroutineSpec spec)
    {
        var name = Uri.EscapeDataString(spec.Name);
        var free = name;
        for (var number = 2; !context.Child(free).IsNobody(); number++)
            free = $"{name}-{number}";
        return context.ActorOf(CoroutineRunner.Props(spec), free);
    }
}
