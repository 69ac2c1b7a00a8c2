using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>A test that needs network namespaces: skipped, with the reason, where there can be none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkFactAttribute : FactAttribute
{
    /// <summary>Tries to make one.</summary>
    public NetworkFactAttribute() => Skip = Network.ReasonToSkip;
}
