using System.CommandLine;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary><c>cluster</c>: nodes of a cluster, and what is done with them.</summary>
internal static class ClusterCommand
{
    public static Command Create(CliHost host, Texts usage) => new("cluster", usage["cluster"])
    {
        NodeCommand.Create(host, usage),
        StatusCommand.Create(host, usage),
        RunOnClusterCommand.Create(host, usage),
        DemoCommand.Create(host, usage),
        RemoveCommand.CreateLeave(host, usage),
        RemoveCommand.CreateDown(host, usage),
    };
}
