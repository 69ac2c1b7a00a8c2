using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// Which of several nodes a name belongs to: the one that scores highest with it (rendezvous hashing, Thaler and Ravishankar 1998), so that
/// names spread evenly, and only those of a lost node find another one.
/// </summary>
internal static class Placement
{
    /// <summary>The node; null when there is none to choose from.</summary>
    public static Address? Choose(PrimitiveKey key, IEnumerable<Address> nodes) => nodes.MaxBy(node => Score(key, node));

    private static ulong Score(PrimitiveKey key, Address node) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Kind}\n{key.Name}\n{node}")));
}
