using System.Globalization;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>Where a node is reached: <c>host:port</c>, or in full <c>akka.tcp://concurrency@host:port</c>.</summary>
internal static class NodeAddress
{
    private const string Protocol = "akka.tcp";

    /// <summary>Reads either form; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, out Address address)
    {
        address = Address.AllSystems;
        var prefix = $"{Protocol}://{ClusterSystem.Name}@";
        var place = text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
        if (place.LastIndexOf(':') is not (> 0 and var colon) || !TryParsePort(place[(colon + 1)..], least: 1, out var port) || !IsHost(place[..colon]))
            return false;

        address = new Address(Protocol, ClusterSystem.Name, place[..colon], port);
        return true;
    }

    /// <summary>Reads a port's number.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="least">0 where any free port will do, 1 elsewhere.</param>
    /// <param name="port">The number.</param>
    public static bool TryParsePort(string text, int least, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port >= least && port <= 65535;

    /// <summary>Whether it can be a machine's name or address.</summary>
    public static bool IsHost(string text) => Uri.CheckHostName(text) is not UriHostNameType.Unknown;

    /// <summary>The short form.</summary>
    public static string Short(Address address) => $"{address.Host}:{address.Port?.ToString(CultureInfo.InvariantCulture)}";
}
