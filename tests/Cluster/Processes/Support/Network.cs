using System.Diagnostics;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>
/// Network namespaces with one host each, joined by a switch that has a namespace of its own. A host is cut off by taking its cable's end at
/// the switch down: packets are lost, and no connection is told. Needs Linux, <c>ip</c> and the right to make namespaces.
/// </summary>
internal sealed class Network : IDisposable
{
    private static readonly Lazy<string?> Missing = new(FindMissing);
    private static int _networks;

    private readonly string _name = $"ac{Environment.ProcessId}n{Interlocked.Increment(ref _networks)}";
    private readonly int _hosts;
    private readonly Heir _heir;

    /// <param name="hosts">How many.</param>
    public Network(int hosts)
    {
        _hosts = hosts;
        _heir = new Heir(string.Join("; ", Namespaces.Select(one => $"ip netns del {one}")));
        Run($"netns add {_name}");
        RunIn(_name, "link add switch type bridge");
        RunIn(_name, "link set switch up");
        for (var host = 0; host < hosts; host++)
        {
            Run($"netns add {NamespaceOf(host)}");
            RunIn(_name, $"link add {CableOf(host)} type veth peer name eth0 netns {NamespaceOf(host)}");
            RunIn(_name, $"link set {CableOf(host)} master switch up");
            RunIn(NamespaceOf(host), $"addr add {AddressOf(host)}/24 dev eth0");
            RunIn(NamespaceOf(host), "link set lo up");
            RunIn(NamespaceOf(host), "link set eth0 up");
        }
    }

    /// <summary>Why there can be none; null: there can.</summary>
    public static string? ReasonToSkip => Missing.Value;

    private IEnumerable<string> Namespaces => Enumerable.Range(0, _hosts).Select(NamespaceOf).Append(_name);

    /// <summary>A host's address, the same in every network.</summary>
    public static string AddressOf(int host) => $"10.77.0.{host + 1}";

    /// <summary>The namespace in which a host's processes run.</summary>
    public string NamespaceOf(int host) => $"{_name}h{host}";

    /// <summary>From now on nothing comes from a host or to it.</summary>
    public Task CutOffAsync(int host) => Task.Run(() => RunIn(_name, $"link set {CableOf(host)} down"));

    /// <summary>Undoes it.</summary>
    public void Reconnect(int host) => RunIn(_name, $"link set {CableOf(host)} up");

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var one in Namespaces)
            Run($"netns del {one}");
        _heir.Dispose();
    }

    private static string CableOf(int host) => $"cable{host}";

    private static void RunIn(string networkNamespace, string command) => Run($"-n {networkNamespace} {command}");

    private static void Run(string command)
    {
        if (Try(command) is { } error)
            throw new InvalidOperationException($"ip {command}: {error}");
    }

    private static string? Try(string command)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", command.Split(' ')) { RedirectStandardError = true })!;
        var error = ip.StandardError.ReadToEnd();
        ip.WaitForExit();
        return ip.ExitCode == 0 ? null : error.Trim();
    }

    private static string? FindMissing()
    {
        try
        {
            new Network(1).Dispose();
            return null;
        }
        catch (Exception missing)
        {
            return $"network namespaces need root and ip (apt-get install iproute2): {missing.Message}";
        }
    }
}
