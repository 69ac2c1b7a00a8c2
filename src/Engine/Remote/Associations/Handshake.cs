using System.Runtime.Serialization;
using System.Security.Cryptography;
using System.Text;
using Akka.Actor;
using Akka.Serialization.Wire;

namespace Akka.Remote.Associations;

/// <summary>Who a node is: its address and the number of its incarnation.</summary>
internal sealed record Peer(Address Address, int Uid);

/// <summary>A connection was refused, by this node or by the other.</summary>
internal sealed class HandshakeException(string message, Refusal reason) : IOException(message)
{
    public Refusal Reason { get; } = reason;
}

/// <summary>Why a connection is refused.</summary>
internal enum Refusal : byte
{
    /// <summary>The bytes are none of a handshake.</summary>
    Malformed = 1,

    /// <summary>Another version of the protocol.</summary>
    Version = 2,

    /// <summary>The connection was meant for another node.</summary>
    WrongAddress = 3,

    /// <summary>The shared secret is not the same.</summary>
    WrongSecret = 4,

    /// <summary>This incarnation was given up.</summary>
    Quarantined = 5,

    /// <summary>The node is stopping.</summary>
    Stopping = 6,
}

/// <summary>
/// The four steps that begin a connection. Hello: who I am, whom I want, a random number. Challenge: who I am, a random number. Proof: that I know
/// the secret, an HMAC-SHA256 over both. Accepted: the same from the other side. Whoever opens the connection proves first; each proof covers
/// both numbers and both names, and says which side it is of, so that none can be used again or sent back.
/// </summary>
internal sealed class Handshake(Peer self, string secret, Func<Address, bool> isSelf)
{
    public const int Version = 1;
    private const int Limit = 4096;
    private const int NonceSize = 32;
    private const uint Magic = 0x41435452;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>As the one who opened the connection.</summary>
    /// <returns>Who answered.</returns>
    public async Task<Peer> OpenAsync(Link link, Address wanted, CancellationToken cancellationToken)
    {
        var hello = Frame(FrameKind.Hello, writer =>
        {
            writer.Int32(unchecked((int)Magic));
            writer.VarUInt(Version);
            writer.Text(wanted.ToString());
            Introduce(writer);
        });
        link.Write(hello);
        var challenge = await ExpectAsync(link, FrameKind.Challenge, cancellationToken).ConfigureAwait(false);
        var peer = ReadIntroduction(challenge);
        link.Write(Frame(FrameKind.Proof, writer => writer.LengthAndBytes(Proof("opened", hello.AsSpan(Frames.HeaderSize), challenge))));
        var accepted = await ExpectAsync(link, FrameKind.Accepted, cancellationToken).ConfigureAwait(false);
        CheckProof(accepted, "accepted", hello.AsSpan(Frames.HeaderSize), challenge);
        return peer;
    }

    /// <summary>As the one who was called.</summary>
    /// <param name="link">The connection.</param>
    /// <param name="judge">Says why a node that has proved who it is may not come in; null when it may.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Who called.</returns>
    public async Task<Peer> AcceptAsync(Link link, Func<Peer, Refusal?> judge, CancellationToken cancellationToken)
    {
        try
        {
            var hello = await ExpectAsync(link, FrameKind.Hello, cancellationToken).ConfigureAwait(false);
            var peer = ReadHello(hello);
            var challenge = Frame(FrameKind.Challenge, Introduce);
            link.Write(challenge);
            var proof = await ExpectAsync(link, FrameKind.Proof, cancellationToken).ConfigureAwait(false);
            CheckProof(proof, "opened", hello, challenge.AsSpan(Frames.HeaderSize));
            if (judge(peer) is { } refusal) throw new HandshakeException($"{peer.Address} with the uid {peer.Uid} is refused: {refusal}.", refusal);
            link.Write(Frame(FrameKind.Accepted, writer => writer.LengthAndBytes(Proof("accepted", hello, challenge.AsSpan(Frames.HeaderSize)))));
            return peer;
        }
        catch (SerializationException e)
        {
            throw Refuse(link, new HandshakeException(e.Message, Refusal.Malformed));
        }
        catch (HandshakeException e)
        {
            throw Refuse(link, e);
        }
    }

    private static HandshakeException Refuse(Link link, HandshakeException e)
    {
        link.Write(Frame(FrameKind.Refused, writer => writer.Byte((byte)e.Reason)));
        return e;
    }

    private Peer ReadHello(byte[] frame)
    {
        var reader = new WireReader(frame.AsSpan(1));
        if (reader.Int32() != unchecked((int)Magic)) throw new HandshakeException("The bytes are not those of this protocol.", Refusal.Malformed);
        if (reader.VarUInt() is var version and not Version)
            throw new HandshakeException($"The other node speaks version {version} of the protocol, this one version {Version}.", Refusal.Version);
        var wanted = ReadAddress(ref reader);
        if (!isSelf(wanted)) throw new HandshakeException($"The connection was meant for {wanted}, this node is {self.Address}.", Refusal.WrongAddress);
        return ReadIntroduction(ref reader);
    }

    private static Peer ReadIntroduction(byte[] frame)
    {
        var reader = new WireReader(frame.AsSpan(1));
        return ReadIntroduction(ref reader);
    }

    private static Peer ReadIntroduction(ref WireReader reader)
    {
        var peer = new Peer(ReadAddress(ref reader), reader.Int32());
        reader.Take(NonceSize);
        return reader.IsAtEnd ? peer : throw WireReader.Malformed("the introduction is too long");
    }

    private void Introduce(WireWriter writer)
    {
        writer.Text(self.Address.ToString());
        writer.Int32(self.Uid);
        writer.Bytes(RandomNumberGenerator.GetBytes(NonceSize));
    }

    private static Address ReadAddress(ref WireReader reader)
    {
        var text = reader.Text();
        return Address.TryParse(text, out var address) && address.HasGlobalScope && address.Port is > 0
            ? address
            : throw WireReader.Malformed($"[{text}] is no address of a node");
    }

    private byte[] Proof(string role, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> challenge)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hmac.AppendData(Encoding.ASCII.GetBytes(role));
        hmac.AppendData(hello);
        hmac.AppendData(challenge);
        return hmac.GetHashAndReset();
    }

    private void CheckProof(byte[] frame, string role, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> challenge)
    {
        var reader = new WireReader(frame.AsSpan(1));
        if (!CryptographicOperations.FixedTimeEquals(reader.LengthAndBytes(), Proof(role, hello, challenge)))
            throw new HandshakeException("The other node does not have the same shared secret.", Refusal.WrongSecret);
    }

    private static async Task<byte[]> ExpectAsync(Link link, FrameKind kind, CancellationToken cancellationToken)
    {
        var frame = await link.ReadFrameAsync(Limit, cancellationToken).ConfigureAwait(false);
        if (frame[0] == (byte)kind) return frame;
        if (frame[0] == (byte)FrameKind.Refused && frame.Length == 2)
            throw new HandshakeException($"{link.RemoteEndPoint} has refused the connection: {(Refusal)frame[1]}.", (Refusal)frame[1]);
        throw new HandshakeException($"{link.RemoteEndPoint} sent a frame of kind {frame[0]} instead of {kind}.", Refusal.Malformed);
    }

    private static byte[] Frame(FrameKind kind, Action<WireWriter> write)
    {
        var writer = new WireWriter();
        var begin = writer.BeginLength();
        writer.Byte((byte)kind);
        write(writer);
        writer.EndLength(begin);
        return writer.ToArray();
    }
}
