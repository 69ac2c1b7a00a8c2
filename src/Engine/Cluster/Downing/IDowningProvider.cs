using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster;

/// <summary>Decides what becomes of nodes that cannot be reached. Its implementations are made with the actor system and the cluster.</summary>
public interface IDowningProvider
{
    /// <summary>How long to wait after a node's removal before what it had is made anew elsewhere.</summary>
    TimeSpan DownRemovalMargin { get; }

    /// <summary>The actor that decides; null for none.</summary>
    Props? DowningActorProps { get; }
}

/// <summary>Decides nothing: nodes that cannot be reached stay members until somebody calls <see cref="Cluster.Down"/>.</summary>
public sealed class NoDowning : IDowningProvider
{
    /// <summary>Creates the provider.</summary>
    /// <exception cref="ConfigurationException"><c>akka.cluster.down-removal-margin</c> is neither off nor positive.</exception>
    public NoDowning(ActorSystem system, Cluster cluster) => DownRemovalMargin = cluster.Settings.DownRemovalMargin;

    /// <summary>What <c>akka.cluster.down-removal-margin</c> says; zero for off.</summary>
    public TimeSpan DownRemovalMargin { get; }

    /// <inheritdoc />
    public Props? DowningActorProps => null;
}
