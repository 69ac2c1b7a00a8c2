using Xunit;

namespace ActorConcurrency.Scenarios.Tests.EmbeddedOnly.Gallery;

/// <summary>Alone in the process: a simulation is repeatable where the thread pool has nothing else to do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GalleryCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "gallery";
}
