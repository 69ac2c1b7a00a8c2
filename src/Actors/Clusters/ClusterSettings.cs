using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>What can be configured about the primitives of a cluster, under <c>actorconcurrency.cluster</c>; but for the scope the same on all nodes.</summary>
/// <param name="Role">The role of the nodes that host primitives; empty, the default: all nodes do.</param>
/// <param name="RetryInterval">After what time a question to another node is asked again; 1 s by default.</param>
/// <param name="RecoveryTimeout">How long a new directory waits for nodes that do not say what they host; 5 s by default.</param>
/// <param name="Scope">
/// What the names that are asked for on this node begin with, before a dot, so that they are no others than those of nodes with the same scope;
/// empty, the default: nothing. Letters, digits and hyphens.
/// </param>
internal sealed record ClusterSettings(string Role, TimeSpan RetryInterval, TimeSpan RecoveryTimeout, string Scope)
{
    private const string Section = "actorconcurrency.cluster";

    private static readonly Config Defaults = ConfigurationFactory.ParseString(
        $$"""
        {{Section}} {
          role = ""
          retry-interval = 1s
          recovery-timeout = 5s
          scope = ""
        }
        """);

    /// <exception cref="ConfigurationException">A setting is not valid.</exception>
    public static ClusterSettings Of(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(Defaults);
        var config = system.Settings.Config.GetConfig(Section) ?? Defaults;
        return new ClusterSettings(config.GetString("role") ?? "", Positive(config, "retry-interval"), Positive(config, "recovery-timeout"), ScopeOf(config));
    }

    /// <summary>The name by which the cluster knows what is asked for here.</summary>
    public string Scoped(string name) => Scope.Length == 0 || IsScoped(name) ? name : $"{Scope}.{name}";

    /// <summary>Whether a name is one of this node's scope.</summary>
    public bool IsScoped(string name) => Scope.Length > 0 && name.StartsWith($"{Scope}.", StringComparison.Ordinal);

    /// <summary>The name as it is shown to those who use it: what stays on this node is asked for by nobody else.</summary>
    public string Shown(string name, PrimitiveSettings settings) => settings.StaysOnItsNode && IsScoped(name) ? name[(Scope.Length + 1)..] : name;

    private static string ScopeOf(Config config) => config.GetString("scope") is { Length: > 0 } scope
        ? scope.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? scope
            : throw new ConfigurationException($"{Section}.scope is [{scope}]: it must be of letters, digits and hyphens.")
        : "";

    private static TimeSpan Positive(Config config, string key) => config.GetTimeSpan(key) is var time && time > TimeSpan.Zero
        ? time
        : throw new ConfigurationException($"{Section}.{key} is {time}: it must be positive.");
}
