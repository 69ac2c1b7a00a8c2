using System.Text;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Wire;

/// <summary>Binds the library's messages, and the user's types, to <see cref="WireSerializer"/>: what every node of a cluster needs, on both engines.</summary>
/// <remarks>
/// The user's types stand in the configuration, the same on all nodes: <c>actorconcurrency.wire.types { order = "MyApp.Order, MyApp" }</c>.
/// Types that belong together with code are registered in code, by the same names. Where the configuration does not say how large a message
/// may be (<c>akka.remote.dot-netty.tcp.maximum-frame-size</c>), it may have 1 MiB.
/// </remarks>
public static class WireConfiguration
{
    // The snapshot of a primitive with a thousand waiters has to fit in.
    private const string FrameSize = "akka.remote.dot-netty.tcp.maximum-frame-size = 1m\n";

    /// <summary>A configuration with the wire serializer, for the making of a system.</summary>
    /// <param name="config">The configuration; types that it names under <c>actorconcurrency.wire.types</c> are bound too.</param>
    /// <param name="types">Further types, with the names that stand for them on the wire.</param>
    /// <exception cref="ConfigurationException">A type was not found, or a name is taken.</exception>
    public static Config WithWire(this Config config, params (string Name, Type Type)[] types)
    {
        var registered = Hocon(WireTypes.UserTypesKey, types.Select(type => (type.Name, NameOf(type.Type))));
        var whole = ConfigurationFactory.ParseString(registered).WithFallback(config);
        // Whatever is bound to nothing else comes here, to be refused by name.
        var bindings = new WireTypes(whole).Messages.Append(typeof(object)).Select(type => (NameOf(type), "wire"));
        return whole.WithFallback(ConfigurationFactory.ParseString(
            FrameSize
            + Hocon("akka.actor.serializers", [("wire", NameOf(typeof(WireSerializer)))])
            + Hocon("akka.actor.serialization-bindings", bindings)));
    }

    private static string Hocon(string section, IEnumerable<(string Key, string Value)> entries)
    {
        var text = new StringBuilder(section).AppendLine(" {");
        foreach (var (key, value) in entries) text.AppendLine($"  \"{key}\" = \"{value}\"");
        return text.AppendLine("}").ToString();
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? type.AssemblyQualifiedName!
        : $"{type.FullName}, {type.Assembly.GetName().Name}";
}
