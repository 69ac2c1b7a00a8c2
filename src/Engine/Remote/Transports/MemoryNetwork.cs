using System.Collections.Concurrent;
using System.IO.Pipelines;
using Akka.Actor;
using Akka.Simulation;

namespace Akka.Remote.Transports;

/// <summary>The network of <see cref="MemoryTransport"/>: it can be cut between two nodes, which then hear nothing of each other.</summary>
internal static class MemoryNetwork
{
    private const int FirstPort = 20_000;

    private static readonly ConcurrentDictionary<(string Host, int Port), Action<ITransportConnection>> Listeners = new();
    private static readonly ConcurrentDictionary<(int, int), bool> Cuts = new();
    private static int _lastPort = FirstPort;

    /// <summary>Cuts the network between two nodes: what is sent is lost without a word, and no connection is made.</summary>
    public static void Cut(Address one, Address other) => Cuts[Between(one.Port ?? 0, other.Port ?? 0)] = true;

    /// <summary>Undoes a cut.</summary>
    public static void Heal(Address one, Address other) => Cuts.TryRemove(Between(one.Port ?? 0, other.Port ?? 0), out _);

    /// <exception cref="IOException">The port is taken.</exception>
    internal static (string Host, int Port) Listen(string host, int port, Action<ITransportConnection> accept)
    {
        var own = (host, port > 0 ? port : Interlocked.Increment(ref _lastPort));
        return Listeners.TryAdd(own, accept) ? own : throw new IOException($"{own} is listened on already.");
    }

    internal static void Close((string Host, int Port) own) => Listeners.TryRemove(own, out _);

    /// <exception cref="IOException">Nobody listens there, or the network is cut.</exception>
    internal static Task<ITransportConnection> ConnectAsync((string Host, int Port) from, (string Host, int Port) to, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsCut(from.Port, to.Port)) throw new IOException($"{to} can't be reached: the network is cut.");
        if (!Listeners.TryGetValue(to, out var accept)) throw new IOException($"Nobody listens at {to}.");
        var there = new Pipe();
        var back = new Pipe();
        accept(new MemoryConnection(there.Reader, back.Writer, $"{from}", () => IsCut(from.Port, to.Port)));
        return Task.FromResult<ITransportConnection>(new MemoryConnection(back.Reader, there.Writer, $"{to}", () => IsCut(from.Port, to.Port)));
    }

    private static bool IsCut(int one, int other) => !Cuts.IsEmpty && Cuts.ContainsKey(Between(one, other));

    private static (int, int) Between(int one, int other) => (Math.Min(one, other), Math.Max(one, other));
}
