using Akka.Actor.Internal;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Actor;

/// <summary>A provider of this engine: it knows its system.</summary>
internal interface IEngineProvider
{
    /// <summary>The system.</summary>
    ActorSystemImpl System { get; }
}

/// <summary>A provider whose references lead to other systems too. The local one goes on to make and find the actors of this one.</summary>
internal interface IRemotingProvider : IActorRefProvider, IEngineProvider
{
    /// <summary>What reads the deployments, with the places that remoting adds.</summary>
    Deployer CreateDeployer(Settings settings);

    /// <summary>Takes its system, whose parts are not started yet.</summary>
    void Attach(ActorSystemImpl system);

    /// <summary>Begins to listen. The guardians and loggers are there; the extensions are not.</summary>
    void Start();

    /// <summary>Makes a child that is to live elsewhere; null for one that lives here. One whose props are for here only, is refused.</summary>
    IInternalActorRef? TryActorOf(Props props, IInternalActorRef supervisor, string name, long uid, bool isLocalOnly);
}

/// <summary>Makes the provider that <c>akka.actor.provider</c> names.</summary>
internal static class ProviderChoice
{
    /// <summary>The provider that reaches other systems; null for the local one.</summary>
    /// <exception cref="Configuration.ConfigurationException">There is no such provider.</exception>
    public static IRemotingProvider? Remoting(Settings settings, EventStream eventStream)
    {
        var type = TypeResolver.TryResolve(settings.ProviderClass)
            ?? throw new Configuration.ConfigurationException(
                $"akka.actor.provider is [{settings.ProviderClass}], which was not found: does the application reference its assembly?");
        if (type == typeof(LocalActorRefProvider)) return null;
        return Activator.CreateInstance(type, settings.System.Name, settings, eventStream) as IRemotingProvider
            ?? throw new Configuration.ConfigurationException($"akka.actor.provider is [{type}], which is no provider of this engine.");
    }
}
