using System.Reflection;

namespace Akka.Util.Internal;

/// <summary>
/// Finds types by the names that are used in HOCON. Names that were written for Akka.NET's assemblies lead to the engine's assemblies;
/// a name without assembly is looked for in the engine first, then in everything that is loaded.
/// </summary>
internal static class TypeResolver
{
    private const string Engine = "ActorConcurrency.Engine.";

    private static readonly Dictionary<string, string> EngineAssemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Akka"] = Engine + "Core",
        ["Akka.Remote"] = Engine + "Remote",
        ["Akka.Cluster"] = Engine + "Cluster",
        ["Akka.Cluster.Tools"] = Engine + "Cluster",
        ["Akka.TestKit"] = Engine + "TestKit",
        ["Akka.TestKit.Xunit2"] = Engine + "TestKit",
    };

    // The same for names that an application gives to .NET: where Akka.NET's assemblies are not there, the engine's are meant.
    static TypeResolver() => AppDomain.CurrentDomain.AssemblyResolve += static (_, asked) =>
        new AssemblyName(asked.Name) is { Name: { } name } && EngineAssemblies.TryGetValue(name, out var ours) ? Assembly.Load(ours) : null;

    /// <summary>Finds a type.</summary>
    /// <param name="typeName">The type's full name, alone or followed by a comma and its assembly's name.</param>
    /// <exception cref="TypeLoadException">There is no such type.</exception>
    internal static Type Resolve(string typeName) =>
        TryResolve(typeName) ?? throw new TypeLoadException($"The type \"{typeName}\" was not found.");

    /// <summary>Finds a type, or null.</summary>
    /// <param name="typeName">The type's full name, alone or followed by a comma and its assembly's name.</param>
    internal static Type? TryResolve(string typeName) =>
        Type.GetType(typeName, FindAssembly, FindType, throwOnError: false);

    private static Assembly? FindAssembly(AssemblyName name)
    {
        try
        {
            return name.Name is { } simpleName && EngineAssemblies.TryGetValue(simpleName, out var ours)
                ? Assembly.Load(ours)
                : Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }

    private static Type? FindType(Assembly? assembly, string name, bool ignoreCase)
    {
        if (assembly is not null)
            return assembly.GetType(name, throwOnError: false, ignoreCase);
        if (typeof(TypeResolver).Assembly.GetType(name, throwOnError: false, ignoreCase) is { } own)
            return own;
        foreach (var loaded in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (loaded.GetType(name, throwOnError: false, ignoreCase) is { } found)
                return found;
        }

        return null;
    }
}
