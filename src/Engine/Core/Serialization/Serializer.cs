using Akka.Actor;
using Akka.Annotations;

namespace Akka.Serialization;

/// <summary>Turns objects into bytes and back. Safe to use from any thread.</summary>
public abstract class Serializer
{
    /// <summary>The system that the serializer works for.</summary>
    protected readonly ExtendedActorSystem system;

    private int? _identifier;

    /// <summary>Creates the base of a serializer.</summary>
    protected Serializer(ExtendedActorSystem system) => this.system = system;

    /// <summary>
    /// The number that stands for this serializer on the wire, the same on all nodes; 0 to 40 are the engine's.
    /// Read from <c>akka.actor.serialization-identifiers</c> unless overridden.
    /// </summary>
    /// <exception cref="ArgumentException">The configuration names none.</exception>
    public virtual int Identifier => _identifier ??= SerializerConfig.IdentifierOf(GetType(), system);

    /// <summary>True when <see cref="FromBinary(byte[], Type)"/> needs to know the type.</summary>
    public abstract bool IncludeManifest { get; }

    /// <summary>Turns an object into bytes.</summary>
    public abstract byte[] ToBinary(object obj);

    /// <summary>Turns bytes into an object.</summary>
    /// <param name="bytes">What <see cref="ToBinary"/> made.</param>
    /// <param name="type">The object's type; null without <see cref="IncludeManifest"/>.</param>
    /// <exception cref="System.Runtime.Serialization.SerializationException">The bytes are not what they should be.</exception>
    public abstract object FromBinary(byte[] bytes, Type type);

    /// <summary>Turns bytes into an object of a type.</summary>
    public T FromBinary<T>(byte[] bytes) => (T)FromBinary(bytes, typeof(T));

    /// <summary>Turns an object into bytes, with references of this system written so that they lead to an address.</summary>
    public byte[] ToBinaryWithAddress(Address address, object obj) =>
        Serialization.WithInformation(new Information(address, system), (this, obj), static state => state.Item1.ToBinary(state.obj));
}

/// <summary>A serializer that names what it writes by short texts of its own, which stay the same when classes are renamed.</summary>
public abstract class SerializerWithStringManifest : Serializer
{
    /// <summary>Creates the base of a serializer.</summary>
    protected SerializerWithStringManifest(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc />
    public sealed override bool IncludeManifest => true;

    /// <summary>Reads by the name of a type, which must be a manifest.</summary>
    public sealed override object FromBinary(byte[] bytes, Type type) => FromBinary(bytes, type is null ? "" : SerializerConfig.NameOf(type));

    /// <summary>Turns bytes into an object.</summary>
    /// <param name="bytes">What <see cref="Serializer.ToBinary"/> made.</param>
    /// <param name="manifest">What <see cref="Manifest"/> said of the object.</param>
    /// <exception cref="System.Runtime.Serialization.SerializationException">The manifest is not known, or the bytes are not what they should be.</exception>
    public abstract object FromBinary(byte[] bytes, string manifest);

    /// <summary>The text that says what an object is.</summary>
    public abstract string Manifest(object o);
}

/// <summary>For whom something is serialized: references are written so that they can be reached from there.</summary>
/// <param name="Address">The address under which this system is known there.</param>
/// <param name="System">This system.</param>
[InternalApi]
public sealed record Information(Address Address, ActorSystem System);
