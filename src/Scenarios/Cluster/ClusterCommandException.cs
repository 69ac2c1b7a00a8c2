using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Cluster;

/// <summary>The cluster did not do what the command line asked for: exit code 1, the message and no more.</summary>
/// <param name="key">The text in the set <c>nodes</c>.</param>
/// <param name="values">Its values.</param>
internal sealed class ClusterCommandException(string key, params object[] values) : Exception(Texts.Of(Set, Language.En).Format(key, values))
{
    /// <summary>The set of texts of what the commands for clusters write.</summary>
    public const string Set = "nodes";

    /// <summary>The message in a language; <see cref="Exception.Message"/> is the English one.</summary>
    public string In(Language language) => Texts.Of(Set, language).Format(key, values);
}
