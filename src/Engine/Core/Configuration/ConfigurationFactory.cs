using System.Reflection;
using System.Text.Json;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Makes configurations from HOCON text, embedded resources and objects.</summary>
public class ConfigurationFactory
{
    private const string ReferenceResource = "Akka.reference.conf";

    // The reference configuration never changes, and a process that tests actors creates thousands of systems.
    private static readonly Lazy<Config> Reference = new(() => FromResource(ReferenceResource, typeof(ConfigurationFactory).Assembly));

    /// <summary>A configuration without keys.</summary>
    public static Config Empty => Config.Empty;

    /// <summary>Parses HOCON text.</summary>
    /// <param name="hocon">The text.</param>
    /// <returns>The configuration in it.</returns>
    /// <exception cref="ConfigurationException">The text is not HOCON; the message names line and column.</exception>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <summary>Parses HOCON text that may include other documents.</summary>
    /// <param name="hocon">The text.</param>
    /// <param name="includeCallback">Gives the parsed document for a name in an <c>include</c>.</param>
    /// <returns>The configuration in it.</returns>
    /// <exception cref="ConfigurationException">The text is not HOCON; the message names line and column.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot?>? includeCallback) => new(Parser.Parse(hocon, includeCallback));

    /// <summary>The configuration that the application was deployed with. The engine reads no file by itself, so there are no keys in it.</summary>
    /// <returns>An empty configuration.</returns>
    public static Config Load() => Empty;

    /// <summary>The reference configuration: every key that the engine reads, with its default.</summary>
    /// <returns>The same configuration each time.</returns>
    public static Config Default() => Reference.Value;

    /// <summary>Parses an embedded resource of the assembly that an object's type belongs to.</summary>
    /// <param name="resourceName">The resource's name.</param>
    /// <param name="instanceInAssembly">An assembly, a type in it, or an instance of a type in it.</param>
    /// <returns>The configuration in it.</returns>
    /// <exception cref="ConfigurationException">There is no such resource, or it is not HOCON.</exception>
    public static Config FromResource(string resourceName, object instanceInAssembly) => instanceInAssembly switch
    {
        Assembly assembly => FromResource(resourceName, assembly),
        Type type => FromResource(resourceName, type.Assembly),
        _ => FromResource(resourceName, instanceInAssembly.GetType().Assembly),
    };

    /// <summary>Parses an embedded resource of the assembly that a type belongs to.</summary>
    /// <typeparam name="TAssembly">A type in the assembly.</typeparam>
    /// <param name="resourceName">The resource's name.</param>
    /// <returns>The configuration in it.</returns>
    /// <exception cref="ConfigurationException">There is no such resource, or it is not HOCON.</exception>
    public static Config FromResource<TAssembly>(string resourceName) => FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Parses an embedded resource.</summary>
    /// <param name="resourceName">The resource's name.</param>
    /// <param name="assembly">The assembly that has it.</param>
    /// <returns>The configuration in it.</returns>
    /// <exception cref="ConfigurationException">There is no such resource, or it is not HOCON.</exception>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(resourceName)
            ?? throw new ConfigurationException($"Assembly {assembly.GetName().Name} has no embedded resource '{resourceName}'.");
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }

    /// <summary>Makes a configuration of an object's public properties and fields, each of which becomes a key of the same name.</summary>
    /// <param name="source">The object.</param>
    /// <returns>Its configuration.</returns>
    public static Config FromObject(object source) => ParseString(JsonSerializer.Serialize(source, source.GetType(), ObjectJson.Options));

    // Apart, so that nobody loads the JSON library who does not need it.
    private static class ObjectJson
    {
        public static readonly JsonSerializerOptions Options = new() { IncludeFields = true };
    }
}
