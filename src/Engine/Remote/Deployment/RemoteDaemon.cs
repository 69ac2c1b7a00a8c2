using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Remote.Deployment;

/// <summary>The place /remote: makes actors for other nodes, and stops them when their parents are gone.</summary>
internal sealed class RemoteDaemon(RemoteActorRefProvider provider) : MinimalActorRef
{
    public const string Name = "remote";

    private readonly ConcurrentDictionary<string, LocalActorRef> _children = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStopping;

    public override ActorPath Path { get; } = provider.RootPath / Name;

    public override IActorRefProvider Provider => provider;

    public override IInternalActorRef Parent => provider.RootGuardian;

    public int Count => _children.Count;

    /// <summary>The actor at a path below this place.</summary>
    public IActorRef Resolve(ActorPath path)
    {
        if (path.Depth == 1) return this;
        // A child of a child is found through the longest part that is one of the children here.
        for (var above = path; above.Depth > 1; above = above.Parent!)
        {
            if (!_children.TryGetValue(Key(above), out var child)) continue;
            var found = above.Depth == path.Depth ? child : child.GetChild([.. path.Elements.Skip(above.Depth)]);
            if (found.IsNobody() || (path.Uid != ActorPath.NoUid && found.Path.Uid != path.Uid)) break;
            return found;
        }
        return new EmptyLocalActorRef(provider, path, provider.System.EventStream);
    }

    public override IActorRef GetChild(IReadOnlyList<string> name) => Resolve(Path / name);

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is not DeathWatchNotification { Actor: var gone }) return;
        if (gone is LocalActorRef child)
        {
            Remove(child);
            return;
        }
        foreach (var orphan in _children.Values)
        {
            if (orphan.Parent.Equals(gone)) orphan.Stop();
        }
    }

    /// <summary>Stops all children.</summary>
    /// <returns>Completes when they are gone.</returns>
    public Task StopAsync()
    {
        _isStopping = true;
        foreach (var child in _children.Values) child.Stop();
        if (_children.IsEmpty) _empty.TrySetResult();
        return _empty.Task;
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case CreateChild create:
                Create(create);
                break;
            case ActorSelectionMessage selection:
                SelectionDelivery.Undelivered(this, provider, sender, selection);
                break;
        }
    }

    private void Create(CreateChild create)
    {
        if (Refusal(create) is { } refusal)
        {
            provider.Remoting.Log.Log(LogLevel.WarningLevel, null, $"The actor {create.Path} is not created for {create.Supervisor}: {refusal}.");
            return;
        }
        var system = provider.System;
        ActorPath.TryParse(provider.RootPath, create.Path, out var path);
        try
        {
            var props = Props.Create(provider.ActorTypes.Find(create.ActorName)!, create.Arguments!)
                .WithDeploy(new Deploy("", Configuration.Config.Empty, Akka.Routing.NoRouter.Instance, Deploy.NoScopeGiven, create.Dispatcher, create.Mailbox));
            var child = new LocalActorRef(system, props, system.RefFactory.DispatcherOf(props, systemService: false), (IInternalActorRef)create.Supervisor, path!);
            if (!_children.TryAdd(Key(path!), child)) return;
            child.SendSystemMessage(new Watch(child, this));
            child.Start();
            provider.RemoteWatcher.Tell(new RemoteWatcher.WatchRemote((IInternalActorRef)create.Supervisor, this), ActorRefs.NoSender);
        }
        catch (Exception e)
        {
            provider.Remoting.Log.Log(LogLevel.ErrorLevel, e, $"The actor {create.Path} could not be created for {create.Supervisor}: {e.Message}");
        }
    }

    private string? Refusal(CreateChild create)
    {
        if (_isStopping) return "this node is stopping";
        if (provider.RemoteSettings.UntrustedMode) return "untrusted-mode is on";
        if (provider.ActorTypes.Find(create.ActorName) is null) return $"actorconcurrency.engine.remote.actors has no [{create.ActorName}]";
        if (create.Supervisor is not RemoteActorRef { Path.Address: var address }) return "its supervisor is no actor of another node";
        var place = $"/{Name}/{address.Protocol}/{address.HostPort()}/";
        return create.Path.StartsWith(place, StringComparison.Ordinal) && ActorPath.TryParse(provider.RootPath, create.Path, out var path) && path.Uid != ActorPath.NoUid
            ? null
            : $"its path must begin with {place} and have a number";
    }

    private void Remove(LocalActorRef child)
    {
        _children.TryRemove(new(Key(child.Path), child));
        if (!_children.Values.Any(sibling => sibling.Parent.Equals(child.Parent)))
            provider.RemoteWatcher.Tell(new RemoteWatcher.UnwatchRemote(child.Parent, this), ActorRefs.NoSender);
        if (_isStopping && _children.IsEmpty) _empty.TrySetResult();
    }

    private static string Key(ActorPath path) => path.ToStringWithoutAddress();
}
