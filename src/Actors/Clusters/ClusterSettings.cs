using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>What can be configured about the primitives of a cluster, under <c>actorconcurrency.cluster</c>; the same on all nodes.</summary>
/// <param name="Role">The role of the nodes that host primitives; empty, the default: all nodes do.</param>
/// <param name="RetryInterval">After what time a question to another node is asked again; 1 s by default.</param>
/// <param name="RecoveryTimeout">How long a new directory waits for nodes that do not say what they host; 5 s by default.</param>
internal sealed record ClusterSettings(string Role, TimeSpan RetryInterval, TimeSpan RecoveryTimeout)
{
    private const string Section = "actorconcurrency.cluster";

    private static readonly Config Defaults = ConfigurationFactory.ParseString(
        $$"""
        {{Section}} {
          role = ""
          retry-interval = 1s
          recovery-timeout = 5s
        }
        """);

    /// <exception cref="ConfigurationException">A setting is not valid.</exception>
    public static ClusterSettings Of(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(Defaults);
        var config = system.Settings.Config.GetConfig(Section) ?? Defaults;
        return new ClusterSettings(config.GetString("role") ?? "", Positive(config, "retry-interval"), Positive(config, "recovery-timeout"));
    }

    private static TimeSpan Positive(Config config, string key) => config.GetTimeSpan(key) is var time && time > TimeSpan.Zero
        ? time
        : throw new ConfigurationException($"{Section}.{key} is {time}: it must be positive.");
}
