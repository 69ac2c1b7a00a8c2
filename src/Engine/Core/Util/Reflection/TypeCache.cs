using System.Collections.Concurrent;
using Akka.Util.Internal;

namespace Akka.Util.Reflection;

/// <summary>Types by name, each looked for once.</summary>
public static class TypeCache
{
    private static readonly ConcurrentDictionary<string, Type> Types = new();

    /// <summary>Finds a type. Names written for Akka.NET's assemblies are understood.</summary>
    /// <param name="typeName">The type's full name, alone or followed by a comma and its assembly's name.</param>
    /// <exception cref="TypeLoadException">There is no such type.</exception>
    public static Type GetType(string typeName) => Types.GetOrAdd(typeName, TypeResolver.Resolve);
}
