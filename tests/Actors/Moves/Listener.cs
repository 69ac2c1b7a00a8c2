using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Moves;

/// <summary>An owner that keeps what it is told.</summary>
internal sealed class Listener : UntypedActor
{
    private readonly List<object> _heard = [];

    protected override void OnReceive(object message)
    {
        if (message is GetHeard)
            Sender.Tell(new Heard([.. _heard]), Self);
        else
            _heard.Add(message);
    }

    internal sealed record GetHeard;

    internal sealed record Heard(IReadOnlyList<object> All);
}
