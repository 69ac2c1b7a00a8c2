using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Actor.Internal;

/// <summary>The extensions of one system, each made once, on first use.</summary>
internal sealed class ExtensionRegistry(ActorSystemImpl system)
{
    private readonly ConcurrentDictionary<Type, Lazy<object?>> _extensions = new();

    /// <summary>Makes the extensions that <c>akka.extensions</c> names.</summary>
    /// <exception cref="ConfigurationException">A name is no extension id.</exception>
    public void LoadConfigured()
    {
        if (!system.Settings.Config.HasPath("akka.extensions")) return;
        foreach (var name in system.Settings.Config.GetStringList("akka.extensions"))
        {
            object? id;
            try
            {
                id = Activator.CreateInstance(TypeResolver.Resolve(name));
            }
            catch (Exception e) when (e is TypeLoadException or MissingMethodException)
            {
                throw new ConfigurationException($"akka.extensions names [{name}], which can't be made: {e.Message}", e);
            }
            if (id is not IExtensionId extensionId) throw new ConfigurationException($"akka.extensions names [{name}], which is no extension id.");
            Register(extensionId);
        }
    }

    public object? Register(IExtensionId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _extensions.GetOrAdd(id.ExtensionType, static (_, arg) => new Lazy<object?>(() => arg.id.CreateExtension(arg.system)), (id, system)).Value;
    }

    public object? Get(IExtensionId id) => _extensions.TryGetValue(id.ExtensionType, out var extension) ? extension.Value : null;

    public bool TryGet(Type type, out object? extension)
    {
        extension = _extensions.TryGetValue(type, out var lazy) ? lazy.Value : null;
        return extension is not null;
    }
}
