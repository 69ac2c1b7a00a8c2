using System.Net;
using Akka.Configuration;

namespace Akka.Remote.Transports;

/// <summary>What the configuration says of the transport.</summary>
internal sealed record TransportSettings
{
    public required string Kind { get; init; }

    public required string Scheme { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string PublicHost { get; init; }

    public required int? PublicPort { get; init; }

    public required int FrameLimit { get; init; }

    public required int Backlog { get; init; }

    public required bool NoDelay { get; init; }

    public required TimeSpan ConnectTimeout { get; init; }

    public required TimeSpan HandshakeTimeout { get; init; }

    public required long KeepAliveInterval { get; init; }

    public required long SilenceLimit { get; init; }

    public required string SharedSecret { get; init; }

    public required int MaxConnections { get; init; }

    public required int MaxHandshakes { get; init; }

    public required int SendBufferLimit { get; init; }

    public required int ConnectingBufferLimit { get; init; }

    public required TlsSettings? Tls { get; init; }

    /// <exception cref="ConfigurationException">A value is not of the kind that its key takes.</exception>
    public static TransportSettings From(RemoteSettings settings)
    {
        var tcp = settings.Transports[0].Config;
        var remote = settings.Config.Section("akka.remote");
        var own = settings.Config.Section("actorconcurrency.engine.remote");
        var host = tcp.GetString("hostname", "")!;
        var publicHost = tcp.GetString("public-hostname", "")!;
        var isAny = host.Length == 0 || (IPAddress.TryParse(host, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
        var detector = remote.Section("transport-failure-detector");
        var tls = tcp.GetBoolean("enable-ssl");
        return new TransportSettings
        {
            Kind = OneOf(own, "transport", "tcp", "memory"),
            Scheme = tls ? "akka.ssl.tcp" : "akka.tcp",
            Host = host,
            Port = Between(tcp, "port", 0, ushort.MaxValue),
            PublicHost = publicHost.Length > 0 ? publicHost : isAny ? Dns.GetHostName() : host,
            PublicPort = Between(tcp, "public-port", 0, ushort.MaxValue) is var port and > 0 ? port : null,
            FrameLimit = (int)Math.Min(tcp.GetByteSize("maximum-frame-size", 128_000) ?? 128_000, 512 * 1024 * 1024),
            Backlog = Between(tcp, "backlog", 1, int.MaxValue),
            NoDelay = tcp.GetBoolean("tcp-nodelay", true),
            ConnectTimeout = tcp.GetTimeSpan("connection-timeout"),
            HandshakeTimeout = remote.GetTimeSpan("handshake-timeout"),
            KeepAliveInterval = (long)detector.GetTimeSpan("heartbeat-interval").TotalMilliseconds,
            SilenceLimit = (long)(detector.GetTimeSpan("heartbeat-interval") + detector.GetTimeSpan("acceptable-heartbeat-pause")).TotalMilliseconds,
            SharedSecret = own.GetString("shared-secret", "")!,
            MaxConnections = Between(own, "max-connections", 1, int.MaxValue),
            MaxHandshakes = Between(own, "max-handshakes", 1, int.MaxValue),
            SendBufferLimit = (int)Math.Min(own.GetByteSize("send-buffer-limit") ?? 0, int.MaxValue / 2),
            ConnectingBufferLimit = Between(own, "connecting-buffer-limit", 1, int.MaxValue),
            Tls = tls ? TlsSettings.From(tcp.Section("ssl")) : null,
        };
    }

    private static int Between(Config config, string key, int least, int most) => config.GetInt(key) is var value && value >= least && value <= most
        ? value
        : throw new ConfigurationException($"The setting [{key}] of remoting is {value}: it must be {least} to {most}.");

    private static string OneOf(Config config, string key, params string[] values) => config.GetString(key) is { } value && values.Contains(value)
        ? value
        : throw new ConfigurationException($"The setting [{key}] of remoting must be one of {string.Join(", ", values)}.");
}
