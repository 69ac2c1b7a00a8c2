using System.Text;
using ActorConcurrency.Scenarios.Catalog;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>What is said of a node beside its configuration; null where nothing is said, and the configuration holds.</summary>
internal sealed record NodeSettings
{
    private const string EnvironmentPrefix = "ACTORCONCURRENCY_";

    /// <summary>The role of the nodes that take work.</summary>
    public const string Worker = "worker";

    /// <summary>Where it listens: a name or an address of its machine.</summary>
    public string? Hostname { get; init; }

    /// <summary>The port on which it listens; 0: any free one.</summary>
    public int? Port { get; init; }

    /// <summary>Where others reach it, when that is elsewhere.</summary>
    public string? PublicHostname { get; init; }

    /// <summary>The port on which others reach it, when that is another.</summary>
    public int? PublicPort { get; init; }

    /// <summary>The nodes to join; none: make a cluster.</summary>
    public IReadOnlyList<Address>? Seeds { get; init; }

    /// <summary>What it is for.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>What all nodes must know.</summary>
    public string? Secret { get; init; }

    /// <summary>What the names of the primitives that this node asks for begin with; null or empty: nothing.</summary>
    public string? Scope { get; init; }

    /// <summary>A file of configuration that is stronger than config/cluster.conf.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The name of the environment's variable for that setting.</summary>
    public static string Variable(string setting) => EnvironmentPrefix + setting;

    /// <summary>What the environment says.</summary>
    /// <exception cref="UsageException">A value is not valid; the message names the variable.</exception>
    public static NodeSettings FromEnvironment(Func<string, string?> environment)
    {
        return new NodeSettings
        {
            Hostname = Read("HOSTNAME", ReadHost),
            Port = Read<int?>("PORT", (name, text) => ReadPort(name, text, least: 0)),
            PublicHostname = Read("PUBLIC_HOSTNAME", ReadHost),
            PublicPort = Read<int?>("PUBLIC_PORT", (name, text) => ReadPort(name, text, least: 1)),
            Seeds = Read("SEEDS", ReadSeeds),
            Roles = Read("ROLES", ReadRoles),
            Secret = Read("SECRET", (_, text) => text),
        };

        T? Read<T>(string setting, Func<string, string, T> read)
        {
            var name = Variable(setting);
            return environment(name) is { Length: > 0 } text ? read(name, text) : default;
        }
    }

    /// <summary>These settings, and where they say nothing, those.</summary>
    public NodeSettings Over(NodeSettings others) => new()
    {
        Hostname = Hostname ?? others.Hostname,
        Port = Port ?? others.Port,
        PublicHostname = PublicHostname ?? others.PublicHostname,
        PublicPort = PublicPort ?? others.PublicPort,
        Seeds = Seeds ?? others.Seeds,
        Roles = Roles ?? others.Roles,
        Secret = Secret ?? others.Secret,
        Scope = Scope ?? others.Scope,
        ConfigFile = ConfigFile ?? others.ConfigFile,
    };

    /// <summary>As configuration, to stand before the files.</summary>
    public Config ToConfig()
    {
        var text = new StringBuilder();
        Add("akka.remote.dot-netty.tcp.hostname", Hostname is null ? null : Quoted(Hostname));
        Add("akka.remote.dot-netty.tcp.port", Port);
        Add("akka.remote.dot-netty.tcp.public-hostname", PublicHostname is null ? null : Quoted(PublicHostname));
        Add("akka.remote.dot-netty.tcp.public-port", PublicPort);
        Add("akka.cluster.seed-nodes", Seeds is null ? null : $"[{string.Join(", ", Seeds.Select(seed => Quoted(seed.ToString())))}]");
        Add("akka.cluster.roles", Roles is null ? null : $"[{string.Join(", ", Roles.Select(Quoted))}]");
        Add("actorconcurrency.engine.remote.shared-secret", Secret is null ? null : Quoted(Secret));
        Add("actorconcurrency.cluster.scope", Scope is null ? null : Quoted(Scope));
        return ConfigurationFactory.ParseString(text.ToString());

        void Add(string key, object? value)
        {
            if (value is not null)
                text.Append(key).Append(" = ").AppendLine(FormattableString.Invariant($"{value}"));
        }
    }

    /// <exception cref="UsageException">It is no name or address of a machine.</exception>
    public static string ReadHost(string name, string text) =>
        NodeAddress.IsHost(text) ? text : throw new UsageException("bad.host", name, text);

    /// <exception cref="UsageException">It is no port.</exception>
    public static int ReadPort(string name, string text, int least) =>
        NodeAddress.TryParsePort(text, least, out var port) ? port : throw new UsageException("bad.port", name, text, least);

    /// <exception cref="UsageException">It is no address of a node.</exception>
    public static Address ReadNode(string name, string text) =>
        NodeAddress.TryParse(text, out var address) ? address : throw new UsageException("bad.node", name, text, ClusterSystem.Name);

    /// <exception cref="UsageException">One is no address of a node.</exception>
    public static IReadOnlyList<Address> ReadSeeds(string name, string text) => [.. text.Split(',').Select(seed => ReadNode(name, seed.Trim())).Distinct()];

    /// <exception cref="UsageException">One is no role's name.</exception>
    public static IReadOnlyList<string> ReadRoles(string name, string text) => [.. text.Split(',').Select(role => ReadRole(name, role.Trim())).Distinct()];

    private static string ReadRole(string name, string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? text
        : throw new UsageException("bad.role", name, text);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
