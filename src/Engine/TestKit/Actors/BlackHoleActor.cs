using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Takes every message and does nothing.</summary>
public class BlackHoleActor : ActorBase
{
    /// <summary>Made by its props only.</summary>
    public BlackHoleActor()
    {
    }

    /// <summary>The recipe.</summary>
    public static Props Props { get; } = Actor.Props.Create<BlackHoleActor>();

    /// <inheritdoc/>
    protected override bool Receive(object message) => true;
}
