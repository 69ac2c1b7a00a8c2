using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>The command line asked for something that does not exist or cannot be: exit code 2, the message and no more.</summary>
/// <param name="key">The text in the set <c>usage</c>.</param>
/// <param name="values">Its values.</param>
internal sealed class UsageException(string key, params object[] values) : Exception(Texts.Of(Set, Language.En).Format(key, values))
{
    /// <summary>The set of texts with everything about the use of the command line.</summary>
    public const string Set = "usage";

    /// <summary>The message in a language; <see cref="Exception.Message"/> is the English one.</summary>
    public string In(Language language) => Texts.Of(Set, language).Format(key, values);
}
