using System.Runtime.Serialization;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>Tells a run on another node what happens here at the run's primitives, for as long as the run lasts.</summary>
internal sealed class TraceRelay : ReceiveActor
{
    private readonly NodeProtocol.WatchTrace _watch;

    public static Props Props(NodeProtocol.WatchTrace watch) => Akka.Actor.Props.Create(() => new TraceRelay(watch));

    public TraceRelay(NodeProtocol.WatchTrace watch)
    {
        _watch = watch;
        // An actor's name is the primitive's kind and name.
        var part = $"-{watch.Scope}.";
        Receive<TraceEvent>(e => e.Actor.Contains(part, StringComparison.Ordinal) || e.From?.Contains(part, StringComparison.Ordinal) == true, Tell);
        Receive<TraceEvent>(_ => { });
        Receive<NodeProtocol.FlushTrace>(_ => Sender.Tell(new NodeProtocol.TraceFlushed()));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    protected override void PreStart()
    {
        Context.Watch(_watch.Watcher);
        Context.System.EventStream.Subscribe(Self, typeof(TraceEvent));
        _watch.Watcher.Tell(new NodeProtocol.TraceWatched());
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Tell(TraceEvent e) => _watch.Watcher.Tell(new NodeProtocol.Traced(CanBeSent(e.Message) ? e : e with { Message = null }));

    // What comes from within a node may be of a kind that stays there.
    private static bool CanBeSent(object? message)
    {
        if (message is null)
            return true;
        try
        {
            Context.System.Serialization.Serialize(message);
            return true;
        }
        catch (SerializationException)
        {
            return false;
        }
    }
}
