namespace ActorConcurrency.Scenarios.Languages;

/// <summary>Something to say, before it is known in which language: the key of a text and its values, which may be phrases themselves.</summary>
internal sealed record Phrase(string Key, params object[] Values)
{
    public static implicit operator Phrase(string key) => new(key);
}
