using Akka.Actor.Internal;
using Akka.Simulation;

namespace Akka.Actor;

/// <summary>
/// A mailbox for code outside of actors, which keeps up to <c>akka.actor.inbox.inbox-size</c> messages until they are taken; further ones
/// are dropped. Watched actors' <see cref="Terminated"/> arrive in it as messages.
/// </summary>
public class Inbox : IInboxable, IDisposable
{
    private readonly ActorSystem _system;
    private readonly TimeSpan _defaultTimeout;

    private Inbox(ActorSystem system)
    {
        _system = system;
        _defaultTimeout = system.Settings.Config.GetTimeSpan("akka.actor.inbox.default-timeout", TimeSpan.FromSeconds(5));
        var size = system.Settings.Config.GetInt("akka.actor.inbox.inbox-size", 1000);
        Receiver = ((ExtendedActorSystem)system).SystemActorOf(Props.Create(() => new InboxActor(size)), $"inbox-{((ActorSystemImpl)system).NextInbox()}");
    }

    /// <inheritdoc/>
    public IActorRef Receiver { get; }

    /// <summary>A new, empty inbox.</summary>
    public static Inbox Create(ActorSystem system) => new(system);

    /// <inheritdoc/>
    public IActorRef Watch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.StartWatch(subject, null), ActorRefs.NoSender);
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        Receiver.Tell(new InboxActor.StartWatch(subject, message), ActorRefs.NoSender);
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.StopWatch(subject), ActorRefs.NoSender);
        return subject;
    }

    /// <inheritdoc/>
    public void Send(IActorRef actorRef, object message) => actorRef.Tell(message, Receiver);

    /// <inheritdoc/>
    public object Receive() => Receive(_defaultTimeout);

    /// <inheritdoc/>
    public object Receive(TimeSpan timeout) => Await(Take(null, timeout), timeout);

    /// <inheritdoc/>
    public Task<object> ReceiveAsync() => ReceiveAsync(_defaultTimeout);

    /// <inheritdoc/>
    public Task<object> ReceiveAsync(TimeSpan timeout) => Take(null, timeout);

    /// <inheritdoc/>
    public object ReceiveWhere(Predicate<object> predicate) => ReceiveWhere(predicate, _defaultTimeout);

    /// <inheritdoc/>
    public object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout) => Await(Take(predicate, timeout), timeout);

    /// <summary>Ends the inbox with all that is in it.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the inbox.</summary>
    /// <param name="disposing">True where called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _system.Stop(Receiver);
    }

    private Task<object> Take(Predicate<object>? predicate, TimeSpan timeout)
    {
        var take = new InboxActor.Take(predicate, timeout);
        Receiver.Tell(take, ActorRefs.NoSender);
        return take.Message.Task.Inside();
    }

    // The caller asked to block its own thread; real time bounds that even where the system's time stands still.
    private object Await(Task<object> message, TimeSpan timeout)
    {
        var bound = timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : timeout;
        if (Simulator.Of(_system) is { } simulator ? simulator.WaitUntil(() => message.IsCompleted, bound) : ((IAsyncResult)message).AsyncWaitHandle.WaitOne(bound))
        {
            var taken = message.GetAwaiter().GetResult();
            if (!InboxActor.IsExpired(taken))
                return taken;
        }

        throw new TimeoutException($"Inbox {Receiver.Path} got no message within {timeout}");
    }
}
