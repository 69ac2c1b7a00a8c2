using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Remote;

/// <summary>The number of this incarnation of a system: a restarted one at the same address has another.</summary>
public class AddressUid : IExtension
{
    /// <summary>The number, not zero.</summary>
    public readonly int Uid;

    /// <summary>Draws a number.</summary>
    public AddressUid()
        : this(Random.Shared)
    {
    }

    internal AddressUid(Random random)
    {
        do Uid = random.Next(int.MinValue, int.MaxValue);
        while (Uid == 0);
    }
}

/// <summary>Gives a system its <see cref="AddressUid"/>.</summary>
public class AddressUidExtension : ExtensionIdProvider<AddressUid>
{
    /// <summary>Creates the provider.</summary>
    public AddressUidExtension()
    {
    }

    /// <summary>The number of a system's incarnation.</summary>
    public static int Uid(ActorSystem system) => system.WithExtension<AddressUid, AddressUidExtension>().Uid;

    /// <inheritdoc />
    public override AddressUid CreateExtension(ExtendedActorSystem system) => new(((ActorSystemImpl)system).Seams.Randomness.Current);
}
