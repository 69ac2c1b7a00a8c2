using Akka.Configuration;

namespace Akka.Remote;

/// <summary>Sections that must be there.</summary>
internal static class ConfigSections
{
    /// <exception cref="ConfigurationException">There is no such section.</exception>
    public static Config Section(this Config config, string path) =>
        config.GetConfig(path) ?? throw new ConfigurationException($"The section [{path}] is missing.");
}
