using System.Runtime.InteropServices;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Whom an actor watches, and who watches it.</summary>
internal sealed class DeathWatch(ActorCell cell)
{
    private Dictionary<IActorRef, Watched>? _watching;

    // One watcher, which is the common case, or a set of them.
    private object? _watchers;

    /// <summary>Watches an actor; once for each, in one way.</summary>
    public void Watch(IInternalActorRef subject, object? message)
    {
        _watching ??= [];
        if (_watching.TryGetValue(subject, out var present))
        {
            if (!Equals(present.Message, message))
                throw new InvalidOperationException(
                    $"Watch({subject}) {Shown(message)} was called, but it is watched already {Shown(present.Message)}: unwatch it first.");
            return;
        }
        _watching.Add(subject, new Watched(message, NoticeIsInMailbox: false));
        subject.SendSystemMessage(new Watch(subject, cell.SelfRef));
    }

    public void Unwatch(IInternalActorRef subject)
    {
        if (Forget(subject, out var watched) && !watched.NoticeIsInMailbox)
            subject.SendSystemMessage(new Unwatch(subject, cell.SelfRef));
    }

    public void UnwatchAll()
    {
        if (_watching is null) return;
        foreach (var (subject, watched) in _watching)
        {
            if (!watched.NoticeIsInMailbox)
                ((IInternalActorRef)subject).SendSystemMessage(new Unwatch((IInternalActorRef)subject, cell.SelfRef));
        }
        _watching = null;
    }

    public void AddWatcher(IActorRef watcher)
    {
        switch (_watchers)
        {
            case null:
                _watchers = watcher;
                break;
            case HashSet<IActorRef> many:
                many.Add(watcher);
                break;
            case IActorRef one when !one.Equals(watcher):
                _watchers = new HashSet<IActorRef> { one, watcher };
                break;
        }
    }

    public void RemoveWatcher(IActorRef watcher)
    {
        if (_watchers is HashSet<IActorRef> many) many.Remove(watcher);
        else if (watcher.Equals(_watchers as IActorRef)) _watchers = null;
    }

    /// <summary>A watched actor has stopped: puts the notice behind what is in the mailbox already.</summary>
    public void Notice(DeathWatchNotification notification, bool tell)
    {
        if (_watching is null) return;
        ref var watched = ref CollectionsMarshal.GetValueRefOrNullRef(_watching, notification.Actor);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref watched) || watched.NoticeIsInMailbox) return;
        if (!tell)
        {
            Forget(notification.Actor, out _);
            return;
        }
        watched = watched with { NoticeIsInMailbox = true };
        cell.Self.Tell(
            new Terminated(notification.Actor, notification.ExistenceConfirmed, notification.AddressTerminated), notification.Actor);
    }

    /// <summary>The turn of a notice has come.</summary>
    /// <returns>The message to handle; null when the actor was unwatched meanwhile.</returns>
    public object? TakeNotice(Terminated terminated) =>
        Forget(terminated.ActorRef, out var watched) ? watched.Message ?? terminated : null;

    /// <summary>A notice goes back to the mailbox, from a stash for instance: it is to be handled when its turn comes again.</summary>
    public void ReturnNotice(Terminated terminated) =>
        (_watching ??= [])[terminated.ActorRef] = new Watched(Message: null, NoticeIsInMailbox: true);

    /// <summary>Tells those who watch that this actor has stopped.</summary>
    public void TellWatchers()
    {
        if (_watchers is HashSet<IActorRef> many)
        {
            foreach (var watcher in many) Tell(watcher);
        }
        else if (_watchers is IActorRef one)
        {
            Tell(one);
        }
        _watchers = null;
    }

    private bool Forget(IActorRef subject, out Watched watched)
    {
        watched = default;
        if (_watching?.Remove(subject, out watched) != true) return false;
        if (_watching.Count == 0) _watching = null;
        return true;
    }

    private void Tell(IActorRef watcher) =>
        ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(cell.Self, existenceConfirmed: true, addressTerminated: false));

    private static string Shown(object? message) => message is null ? "for Terminated" : $"with the message [{message}]";

    /// <param name="Message">What the watcher wants to be told; null for <see cref="Terminated"/>.</param>
    /// <param name="NoticeIsInMailbox">The actor has stopped, and the notice of it waits for its turn.</param>
    private readonly record struct Watched(object? Message, bool NoticeIsInMailbox);
}
