using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// What a primitive tells a subscriber, as an enumeration. Ends with the primitive, with its owner, or when it is disposed.
/// </summary>
internal sealed class Feed<T> : IDisposable
{
    private readonly Channel<T> _channel = Channel.CreateUnbounded<T>(new() { SingleReader = true, SingleWriter = true });
    private readonly ActorSystem _system;
    private readonly IActorRef _subscriber;

    public Feed(ExtendedActorSystem system, PrimitiveIncarnation primitive, IActorRef owner, Func<IActorRef, object> subscribe)
    {
        _system = system;
        _subscriber = system.SystemActorOf(Props.Create(typeof(Subscriber), _channel.Writer, primitive, owner));
        primitive.Actor.Tell(subscribe(_subscriber), _subscriber);
    }

    public IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);

    public void Dispose() => _system.Stop(_subscriber);

    private sealed class Subscriber : ReceiveActor
    {
        private readonly ChannelWriter<T> _writer;
        private readonly PrimitiveIncarnation _primitive;
        private readonly IActorRef _owner;

        public Subscriber(ChannelWriter<T> writer, PrimitiveIncarnation primitive, IActorRef owner)
        {
            _writer = writer;
            _primitive = primitive;
            _owner = owner;
            Receive<T>(m => _writer.TryWrite(m));
            Receive<Terminated>(OnTerminated);
        }

        protected override void PreStart()
        {
            Context.Watch(_owner);
            Context.Watch(_primitive.Actor);
        }

        protected override void PostStop() => _writer.TryComplete();

        private void OnTerminated(Terminated message)
        {
            if (!message.ActorRef.Equals(_owner))
                _writer.TryComplete(_primitive.ToException());
            Context.Stop(Self);
        }
    }
}
