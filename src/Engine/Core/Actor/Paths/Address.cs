using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akka.Util;

namespace Akka.Actor;

/// <summary>
/// Where an actor system lives: protocol and system name, and host and port where it can be reached from other processes.
/// Written as <c>akka.tcp://system@host:port</c>, or <c>akka://system</c> for a system that is only known locally.
/// </summary>
public sealed class Address : ISurrogated, ICloneable, IComparable, IComparable<Address>, IEquatable<Address>
{
    /// <summary>Orders addresses by protocol, system, host and port.</summary>
    public static readonly IComparer<Address> Comparer = Comparer<Address>.Create(Compare);

    /// <summary>An address that stands for every system.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    private readonly int _hash;
    private string? _text;

    /// <summary>An address; the host is kept in lower case.</summary>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
        _hash = MurmurHash.StringHash(ToString());
    }

    /// <summary>The protocol, such as <c>akka</c> or <c>akka.tcp</c>.</summary>
    public string Protocol { get; }

    /// <summary>The name of the actor system.</summary>
    public string System { get; }

    /// <summary>The host, or null for a local address.</summary>
    public string? Host { get; }

    /// <summary>The port, or null for a local address.</summary>
    public int? Port { get; }

    /// <summary>True for an address without a host: it means something in its own process only.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>True for an address with a host.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>Reads an address.</summary>
    /// <exception cref="UriFormatException">The text is no address.</exception>
    public static Address Parse(string address) =>
        TryParse(address, out var parsed) ? parsed : throw new UriFormatException($"'{address}' is not an address");

    /// <summary>Reads an address; a path after it is ignored.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out Address? address) => TryParse(path.AsSpan(), out address);

    /// <summary>Reads an address and gives the path after it, which is <c>/</c> where there is none.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out Address? address, out string? absolutUri)
    {
        var parsed = TryParse(path.AsSpan(), out address, out var rest);
        absolutUri = parsed ? rest.ToString() : null;
        return parsed;
    }

    /// <summary>Reads an address; a path after it is ignored.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address) => TryParse(span, out address, out _);

    /// <summary>Reads an address and gives the path after it, which is <c>/</c> where there is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absolutUri)
    {
        address = ActorPath.TryParseParts(span, out var parts, out absolutUri) ? FromParts(parts) : null;
        if (address is null)
            absolutUri = default;
        return address is not null;
    }

    /// <summary>The same address with another protocol.</summary>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>The same address with another system name.</summary>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <summary>The same address with another host.</summary>
    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    /// <summary>The same address with another port.</summary>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The address without its protocol: <c>system@host:port</c>.</summary>
    public string HostPort() => ToString()[(Protocol.Length + 3)..];

    /// <summary>A copy of this address.</summary>
    public object Clone() => new Address(Protocol, System, Host, Port);

    /// <summary>Compares as <see cref="Comparer"/> does.</summary>
    public int CompareTo(Address? other) => Compare(this, other);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Address other => CompareTo(other),
        _ => throw new ArgumentException($"An address cannot be compared with a {obj.GetType()}", nameof(obj)),
    };

    /// <summary>True where all four parts are the same.</summary>
    public bool Equals(Address? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => _text ??= Format();

    /// <summary>The stand-in for this address on the wire.</summary>
    public ISurrogate ToSurrogate(ActorSystem system) =>
        new AddressSurrogate { Protocol = Protocol, System = System, Host = Host, Port = Port };

    /// <summary>Equality of addresses; two nulls are equal.</summary>
    public static bool operator ==(Address? left, Address? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of addresses.</summary>
    public static bool operator !=(Address? left, Address? right) => !(left == right);

    private static Address? FromParts(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (!text.StartsWith("akka", StringComparison.OrdinalIgnoreCase))
            return null;

        var protocol = text[..colon].ToString().ToLowerInvariant();
        var rest = text[(colon + 3)..];
        var at = rest.IndexOf('@');
        if (at < 0)
            return rest.IsEmpty ? null : new Address(protocol, rest.ToString());

        var system = rest[..at];
        var hostAndPort = rest[(at + 1)..];
        var portColon = hostAndPort.LastIndexOf(':');
        if (system.IsEmpty || portColon < 1
            || !int.TryParse(hostAndPort[(portColon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port > ushort.MaxValue)
            return null;
        return new Address(protocol, system.ToString(), hostAndPort[..portColon].ToString(), port);
    }

    private static int Compare(Address? x, Address? y)
    {
        if (ReferenceEquals(x, y))
            return 0;
        if (x is null || y is null)
            return x is null ? -1 : 1;

        var result = string.CompareOrdinal(x.Protocol, y.Protocol);
        if (result == 0)
            result = string.CompareOrdinal(x.System, y.System);
        if (result == 0)
            result = string.CompareOrdinal(x.Host, y.Host);
        return result != 0 ? result : Nullable.Compare(x.Port, y.Port);
    }

    private string Format()
    {
        var text = $"{Protocol}://{System}";
        if (!HasLocalScope)
            text += $"@{Host}";
        return Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{text}:{port}") : text;
    }

    /// <summary>The stand-in for an address on the wire.</summary>
    public sealed class AddressSurrogate : ISurrogate
    {
        /// <summary>The protocol.</summary>
        public string Protocol { get; set; } = "";

        /// <summary>The name of the actor system.</summary>
        public string System { get; set; } = "";

        /// <summary>The host, or null for a local address.</summary>
        public string? Host { get; set; }

        /// <summary>The port, or null for a local address.</summary>
        public int? Port { get; set; }

        /// <summary>The address.</summary>
        public ISurrogated FromSurrogate(ActorSystem system) => new Address(Protocol, System, Host, Port);
    }
}
