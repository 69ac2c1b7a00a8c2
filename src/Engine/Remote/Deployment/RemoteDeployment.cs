using Akka.Actor;
using Akka.Configuration;
using Akka.Remote.Associations;
using Akka.Routing;

namespace Akka.Remote.Deployment;

/// <summary>Makes actors on other nodes.</summary>
internal static class RemoteDeployment
{
    /// <summary>Makes the reference of a child that is to live on another node; null for one that lives here.</summary>
    /// <exception cref="ConfigurationException">It can't live there.</exception>
    public static IInternalActorRef? TryActorOf(RemoteActorRefProvider provider, Props props, IInternalActorRef supervisor, string name, long uid, bool isLocalOnly)
    {
        if (props.Deploy.Scope is not RemoteScope { Address: { } node } || provider.IsHere(node)) return null;
        if (isLocalOnly) throw new ConfigurationException($"configuration requested remote deployment for local-only Props at {supervisor.Path / name}: {node}.");
        if (props.RouterConfig is not NoRouter)
            throw new ConfigurationException($"The router [{name}] can't be created on {node}: a router stays where it is made, its routees go to target.nodes.");
        var actorName = provider.ActorTypes.NameOf(props.Type);
        var here = provider.DefaultAddress;
        var path = new RootActorPath(node) / RemoteDaemon.Name / here.Protocol / here.HostPort() / supervisor.Path.Elements / name;
        return new RemoteActorRef(provider.Remoting, path.WithUid(uid), supervisor, child => Create(provider, props, actorName, child));
    }

    private static void Create(RemoteActorRefProvider provider, Props props, string actorName, RemoteActorRef child)
    {
        var daemon = provider.RootGuardianAt(child.Path.Address);
        var create = new CreateChild(
            actorName, props.Arguments, props.Deploy.Dispatcher, props.Deploy.Mailbox, Codec.WirePath(child.Path), child.Parent);
        new RemoteActorRef(provider.Remoting, daemon.Path / RemoteDaemon.Name, ActorRefs.Nobody).Tell(create, ActorRefs.NoSender);
        // A node that is lost takes the child along.
        child.SendSystemMessage(new Akka.Dispatch.SysMsg.Watch(child, child.Parent));
    }
}
