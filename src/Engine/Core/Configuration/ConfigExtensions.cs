using System.Diagnostics.CodeAnalysis;

namespace Akka.Configuration;

/// <summary>Operations on a configuration that may be null.</summary>
public static class ConfigExtensions
{
    /// <summary>Whether there is nothing to read.</summary>
    /// <param name="config">A configuration or null.</param>
    /// <returns>True for null and for a configuration without keys.</returns>
    public static bool IsNullOrEmpty([NotNullWhen(false)] this Config? config) => config is null || config.IsEmpty;

    /// <summary>Puts a fallback behind a configuration, either of which may be null or empty.</summary>
    /// <param name="config">The configuration whose values win.</param>
    /// <param name="fallback">Where the keys come from that <paramref name="config"/> does not have.</param>
    /// <returns>Both joined, or the one of them that is not empty.</returns>
    [return: NotNullIfNotNull(nameof(config))]
    [return: NotNullIfNotNull(nameof(fallback))]
    public static Config? SafeWithFallback(this Config? config, Config? fallback)
    {
        if (config.IsNullOrEmpty())
            return fallback ?? config;
        return fallback.IsNullOrEmpty() || ReferenceEquals(config, fallback) ? config : config.WithFallback(fallback);
    }
}
