using System.Diagnostics.CodeAnalysis;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>
/// A configuration: values under dotted paths (<c>akka.actor.provider</c>; a key with a dot in it is put in quotes), and
/// fallbacks for the keys that it does not have. It does not change once it is made.
/// </summary>
public partial class Config
{
    /// <summary>A configuration without keys.</summary>
    public static readonly Config Empty = new();

    // The highest priority first. Flat, so that a long chain of fallbacks is merged once, not once for each link.
    private readonly HoconRoot[] _documents;
    private HoconValue? _root;

    /// <summary>Creates a configuration without keys.</summary>
    public Config()
        : this([])
    {
    }

    /// <summary>Creates a configuration from a parsed document.</summary>
    /// <param name="root">The document.</param>
    public Config(HoconRoot root)
        : this([root])
    {
    }

    /// <summary>Creates a configuration from another one and a fallback for it.</summary>
    /// <param name="source">The configuration whose values win.</param>
    /// <param name="fallback">Where the keys come from that <paramref name="source"/> does not have.</param>
    public Config(Config source, Config? fallback)
        : this([.. source._documents, .. fallback?._documents ?? []])
    {
    }

    private Config(HoconRoot[] documents)
    {
        _documents = documents;
        Substitutions = documents is [var first, ..] ? first.Substitutions : [];
    }

    /// <summary>The fallback behind this configuration, or null.</summary>
    public Config? Fallback => _documents.Length > 1 ? new Config(_documents[1..]) : null;

    /// <summary>Whether there is no key, in the fallbacks neither.</summary>
    public virtual bool IsEmpty => Root.IsEmpty;

    /// <summary>All values, those of the fallbacks included.</summary>
    /// <exception cref="ConfigurationException">A fallback made substitutions need themselves.</exception>
    public virtual HoconValue Root => _root ??= _documents.Length == 0 ? new HoconValue() : SubstitutionResolver.Merge(_documents);

    /// <summary>The substitutions in the text of this configuration, without its fallbacks.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; set; }

    /// <summary>Puts a fallback behind this configuration and the fallbacks that it has.</summary>
    /// <param name="fallback">Where the keys come from that are missing so far.</param>
    /// <returns>A new configuration; objects under one path are merged key by key.</returns>
    /// <exception cref="ArgumentException"><paramref name="fallback"/> is this configuration.</exception>
    public virtual Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(this, fallback))
            throw new ArgumentException("A configuration cannot be its own fallback.", nameof(fallback));
        return fallback is null ? this : Copy(fallback);
    }

    /// <summary>A copy of this configuration.</summary>
    /// <param name="fallback">A fallback to put behind the ones that it has.</param>
    /// <returns>The copy.</returns>
    protected Config Copy(Config? fallback = null) => new(this, fallback);

    /// <summary>Whether there is a value, other than null, at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True if there is one.</returns>
    public virtual bool HasPath(string path) => Find(path) is not null;

    /// <summary>The part of the configuration that is under a path.</summary>
    /// <param name="path">The path of an object.</param>
    /// <returns>The part, or null when there is nothing at the path. What is no object is a part without keys.</returns>
    public virtual Config? GetConfig(string path) => Find(path) is { } value ? new Config(new HoconRoot(value)) : null;

    /// <summary>The value at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The value, or null when there is none.</returns>
    public HoconValue? GetValue(string path) => Find(path);

    /// <summary>The keys on the top level with their values, those of the fallbacks included.</summary>
    /// <returns>The keys and values.</returns>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() => Root.GetObject()?.Items ?? [];

    /// <summary>The configuration with its fallbacks as HOCON.</summary>
    /// <returns>Text that parses to an equal configuration.</returns>
    public override string ToString() => ToString(includeFallback: true);

    /// <summary>The configuration as HOCON.</summary>
    /// <param name="includeFallback">Whether to include what comes from fallbacks.</param>
    /// <returns>Text that parses to an equal configuration.</returns>
    public string ToString(bool includeFallback) =>
        includeFallback || _documents.Length <= 1 ? Root.ToString() : _documents[0].Value.ToString();

    /// <summary>Puts HOCON text behind a configuration as its fallback.</summary>
    /// <param name="config">The configuration whose values win.</param>
    /// <param name="fallback">HOCON text with fallback values.</param>
    /// <returns>Both joined.</returns>
    public static Config operator +(Config config, string fallback) => config.WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>Puts a configuration behind HOCON text as its fallback.</summary>
    /// <param name="configHocon">HOCON text whose values win.</param>
    /// <param name="fallbackConfig">The fallback.</param>
    /// <returns>Both joined.</returns>
    public static Config operator +(string configHocon, Config fallbackConfig) =>
        ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    /// <summary>Parses HOCON text.</summary>
    /// <param name="str">The text.</param>
    [return: NotNullIfNotNull(nameof(str))]
    public static implicit operator Config?(string? str) => str is null ? null : ConfigurationFactory.ParseString(str);

    /// <summary>Fails if any substitution, wherever it is, has no value: an application's configuration is checked as a whole before it is used.</summary>
    /// <exception cref="ConfigurationException">One is not defined.</exception>
    internal void CheckSubstitutions()
    {
        if (_documents.Any(document => document.HasOpenSubstitutions))
            Check(Root);
    }

    private static void Check(HoconValue value)
    {
        IEnumerable<HoconValue> parts = value.Effective() switch
        {
            HoconObject obj => obj.Items.Values,
            HoconArray array => array,
            _ => [],
        };
        foreach (var part in parts)
            Check(part);
    }

    private HoconValue? Find(string path)
    {
        try
        {
            return HoconPath.Find(Root, path) is { IsAbsent: false } value ? value : null;
        }
        catch (ConfigurationException e)
        {
            throw AtPath(path, e);
        }
    }

    private static ConfigurationException AtPath(string path, ConfigurationException cause) => new($"{path}: {cause.Message}", cause);
}
