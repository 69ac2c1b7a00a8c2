using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>A node that a run has started for itself. Disposing ends it.</summary>
internal interface IStartedNode : IAsyncDisposable
{
    /// <summary>Whether it is a process of its own.</summary>
    bool IsProcess { get; }

    /// <summary>Waits until it listens, and gives its address.</summary>
    /// <exception cref="ClusterCommandException">It has ended, or is too slow.</exception>
    Task<Address> ListeningAsync(CancellationToken cancellationToken);

    /// <summary>Ends it without a word, as <c>kill -9</c> does.</summary>
    Task KillAsync();

    /// <summary>Lets it stand still: to the others it looks as if the network were cut.</summary>
    /// <exception cref="ClusterCommandException">It is no process, or the system has no signals.</exception>
    Task PauseAsync();

    /// <summary>Lets it go on.</summary>
    Task ResumeAsync();

    /// <summary>Waits for its end, and gives its exit code: 0 when it has left in order.</summary>
    Task<int> EndAsync(CancellationToken cancellationToken);
}
