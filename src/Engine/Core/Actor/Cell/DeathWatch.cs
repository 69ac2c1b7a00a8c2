using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Whom an actor watches, and who watches it.</summary>
internal sealed class DeathWatch(ActorCell cell)
{
    private Dictionary<IActorRef, object?>? _watching;
    private Dictionary<IActorRef, object?>? _noticesInMailbox;
    private HashSet<IActorRef>? _watchers;

    /// <summary>Watches an actor; once for each, in one way.</summary>
    public void Watch(IInternalActorRef subject, object? message)
    {
        _watching ??= [];
        if (_watching.TryGetValue(subject, out var present))
        {
            if (!Equals(present, message))
                throw new InvalidOperationException(
                    $"Watch({subject}) {Shown(message)} was called, but it is watched already {Shown(present)}: unwatch it first.");
            return;
        }
        _watching.Add(subject, message);
        subject.SendSystemMessage(new Watch(subject, cell.SelfRef));
    }

    public void Unwatch(IInternalActorRef subject)
    {
        if (_watching?.Remove(subject) == true) subject.SendSystemMessage(new Unwatch(subject, cell.SelfRef));
        _noticesInMailbox?.Remove(subject);
    }

    public void UnwatchAll()
    {
        if (_watching is null) return;
        foreach (var subject in _watching.Keys) ((IInternalActorRef)subject).SendSystemMessage(new Unwatch((IInternalActorRef)subject, cell.SelfRef));
        _watching = null;
        _noticesInMailbox = null;
    }

    public void AddWatcher(IActorRef watcher) => (_watchers ??= []).Add(watcher);

    public void RemoveWatcher(IActorRef watcher) => _watchers?.Remove(watcher);

    /// <summary>A watched actor has stopped: puts the notice behind what is in the mailbox already.</summary>
    public void Notice(DeathWatchNotification notification, bool tell)
    {
        if (_watching?.Remove(notification.Actor, out var message) != true || !tell) return;
        (_noticesInMailbox ??= [])[notification.Actor] = message;
        cell.Self.Tell(
            new Terminated(notification.Actor, notification.ExistenceConfirmed, notification.AddressTerminated), notification.Actor);
    }

    /// <summary>The turn of a notice has come.</summary>
    /// <returns>The message to handle; null when the actor was unwatched meanwhile.</returns>
    public object? TakeNotice(Terminated terminated) =>
        _noticesInMailbox?.Remove(terminated.ActorRef, out var message) == true ? message ?? terminated : null;

    /// <summary>A notice goes back to the mailbox, from a stash for instance: it is to be handled when its turn comes again.</summary>
    public void ReturnNotice(Terminated terminated) => (_noticesInMailbox ??= [])[terminated.ActorRef] = null;

    /// <summary>Tells those who watch that this actor has stopped; the parent is told in any case, and elsewhere.</summary>
    public void TellWatchers()
    {
        if (_watchers is null) return;
        foreach (var watcher in _watchers)
        {
            if (!watcher.Equals(cell.Parent))
                ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(cell.Self, existenceConfirmed: true, addressTerminated: false));
        }
        _watchers = null;
    }

    private static string Shown(object? message) => message is null ? "for Terminated" : $"with the message [{message}]";
}
