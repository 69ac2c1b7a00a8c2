using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Contracts;

/// <summary>Passes requests on to the primitive, and moves it after each: what comes meanwhile is held back.</summary>
internal sealed class MovingPrimitive : UntypedActor
{
    private readonly PrimitiveIncarnation _known;
    private readonly PrimitiveSettings _settings;
    private readonly Queue<(object Message, IActorRef Sender)> _held = [];
    private IActorRef _current;
    private bool _isMoving;
    private int _requests;

    public MovingPrimitive(PrimitiveIncarnation known, PrimitiveSettings settings)
    {
        _known = known;
        _settings = settings;
        _current = Make(null);
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ImageTaken taken:
                OnImageTaken(taken);
                break;
            case Terminated terminated when terminated.ActorRef.Equals(_current):
                Context.Stop(Self);
                break;
            case Terminated:
                break;
            case GetLastWords ended:
                _held.Enqueue((new LastWords(ended.Owner), Self));
                PassOn();
                break;
            default:
                _held.Enqueue((message, Sender));
                PassOn();
                break;
        }
    }

    protected override void PostStop() => _known.MarkStopped();

    private void OnImageTaken(ImageTaken taken)
    {
        Context.Unwatch(_current);
        var serialization = Context.System.Serialization;
        var serializer = serialization.FindSerializerFor(taken);
        var bytes = serialization.Serialize(taken);
        var copy = serialization.Deserialize(bytes, serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, taken));
        _current = Make(((ImageTaken)copy).Image ?? throw new InvalidOperationException($"{_known} cannot move."));
        _isMoving = false;
        PassOn();
    }

    private void PassOn()
    {
        while (!_isMoving && _held.TryDequeue(out var next))
        {
            _current.Tell(next.Message, next.Sender);
            // Tests look again and again: a look changes nothing. Where thousands wait, a move for each would take a test's whole time.
            _isMoving = next.Message is not GetSnapshot && (++_requests < 60 || _requests % 100 == 0);
            if (_isMoving)
                _current.Tell(TakeImage.Instance, Self);
        }
    }

    // The same epoch, so that the suites find the tokens that they expect.
    private IActorRef Make(object? image)
    {
        var incarnation = new PrimitiveIncarnation(_known.Registry, _known.Kind, _known.Name, _known.Epoch) { AsksForLastWords = true };
        return Context.Watch(Context.ActorOf(_settings.Props(incarnation, image)));
    }
}
