using System.Runtime.Serialization;
using System.Text;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Wire;

public sealed class WireSerializerTests() : TestKit(Config)
{
    private static readonly Config Config = ConfigurationFactory
        .ParseString($"akka.loglevel = WARNING\n{WireTypes.UserTypesKey} {{ order = \"{typeof(Order).FullName}, Actors.Tests\" }}")
        .WithWire(("address", typeof(PostalAddress)));

    public static TheoryData<string> Messages => [.. Protocols().Select(type => type.FullName!)];

    private Serialization Serialization => Sys.Serialization;

    [Theory]
    [MemberData(nameof(Messages))]
    public void RoundTrip_EveryPublicMessage_GivesTheSame(string typeName)
    {
        var type = typeof(LockProtocol).Assembly.GetType(typeName)!;
        var message = new WireSamples(TestActor).Make(type);
        if (HasToCarryCode(type))
        {
            Assert.IsType<WireSerializer>(Serialization.FindSerializerFor(message));
            return;
        }

        var copy = Copy(message);

        Assert.Equal(type, copy.GetType());
        // The text has every value, in the order of the type's properties; stack traces are none of a message's values.
        Assert.Equal(Encoding.UTF8.GetString(Serialization.Serialize(message)), Encoding.UTF8.GetString(Serialization.Serialize(copy)));
        foreach (var property in type.GetProperties().Where(p => p.PropertyType.IsValueType || p.PropertyType == typeof(string) || p.PropertyType == typeof(IActorRef)))
            Assert.Equal(property.GetValue(message), property.GetValue(copy));
    }

    [Fact]
    public void Manifests_OfAllMessages_AreShortAndNameNoType()
    {
        var serializer = (WireSerializer)Serialization.FindSerializerFor(new LockProtocol.Released(1));

        foreach (var type in Protocols())
        {
            var manifest = serializer.Manifest(new WireSamples(TestActor).Make(type));
            Assert.InRange(manifest.Length, 1, 32);
            Assert.DoesNotContain("Protocol", manifest);
        }
    }

    [Fact]
    public void RoundTrip_UserTypes_AreFoundByName()
    {
        var order = new Order(7, "tea", new PostalAddress("Oslo"), TestActor);

        Assert.Equal(order, Copy(order));
        var item = (SharedProtocol.Value)Copy(new SharedProtocol.Value(1, order, 2));
        Assert.Equal(order, item.Content);
    }

    public static TheoryData<object?> Payloads => new()
    {
        null, "text", 1, 5_000_000_000L, 1.5, double.NaN, float.MaxValue, 1.25m, true, (byte)3, 'x', Guid.NewGuid(), TimeSpan.FromSeconds(3),
        new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new byte[] { 1, 2 }, new[] { "a", "b" }, new[] { 1, 2 }, new object?[] { 1, "a", null, 2.5 },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void RoundTrip_SmallValues_KeepTypeAndValue(object? payload) =>
        Assert.Equal(payload, ((SharedProtocol.Value)Copy(new SharedProtocol.Value(1, payload, 2))).Content);

    [Fact]
    public void Serialize_UnregisteredType_IsRefusedByName()
    {
        var alone = Assert.Throws<UnregisteredTypeException>(() => Serialization.FindSerializerFor(new Unknown()).ToBinary(new Unknown()));
        var inside = Assert.Throws<UnregisteredTypeException>(() => Serialization.Serialize(new SharedProtocol.Set(1, "key", new Unknown())));

        Assert.Equal(typeof(Unknown), alone.Type);
        Assert.Contains(typeof(Unknown).FullName!, inside.Message);
    }

    [Fact]
    public void Serialize_MessageWithCode_IsRefused() =>
        Assert.Throws<ActorConcurrency.Actors.Wire.NotSerializableException>(() => Serialization.Serialize(new SharedProtocol.Update(1, "key", value => value)));

    [Fact]
    public void Create_UnknownUserType_NamesKeyAndType()
    {
        var config = ConfigurationFactory.ParseString(WireTypes.UserTypesKey + " { lost = \"No.Such, Type\" }");

        var error = Assert.Throws<ConfigurationException>(() => config.WithWire());

        Assert.Contains("lost", error.Message);
        Assert.Contains("No.Such, Type", error.Message);
    }

    [Fact]
    public void Deserialize_UnknownManifest_IsATypedError() =>
        Assert.Throws<WireFormatException>(() => Serialization.Deserialize("{}"u8.ToArray(), WireSerializer.Number, "System.Diagnostics.Process, System"));

    [Fact]
    public void Deserialize_MutatedBytes_IsTheMessageOrATypedError()
    {
        var random = new Random(1);
        foreach (var type in Protocols().Where(type => !HasToCarryCode(type)))
        {
            var message = new WireSamples(TestActor).Make(type);
            var manifest = Serialization.ManifestFor(Serialization.FindSerializerFor(message), message);
            var bytes = Serialization.Serialize(message);
            for (var round = 0; round < 40; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Try(Mutated(bytes, random, round), manifest);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
            }
        }
    }

    [Fact]
    public void Deserialize_DeeplyNestedValues_IsATypedError()
    {
        var text = "{\"RequestId\":1,\"Content\":" + string.Concat(Enumerable.Repeat("{\"a[]\":[", 10_000));

        Assert.Throws<WireFormatException>(() => Serialization.Deserialize(Encoding.UTF8.GetBytes(text), WireSerializer.Number, "shared.value"));
    }

    private static IEnumerable<Type> Protocols()
    {
        var all = typeof(LockProtocol).Assembly.GetExportedTypes();
        var nested = all.Where(t => t.IsNestedPublic && t.DeclaringType!.Name.EndsWith("Protocol", StringComparison.Ordinal));
        var others = all.Where(t => !t.IsNested && (t.IsSubclassOf(typeof(PrimitiveSnapshot)) || typeof(IRequest).IsAssignableFrom(t) || typeof(IReply).IsAssignableFrom(t)));
        return nested.Concat(others).Concat(Images()).Where(t => t is { IsClass: true, IsAbstract: false });
    }

    // What a primitive's state is on its way to another node.
    private static IEnumerable<Type> Images() => new WireTypes(Config).Messages.Where(t => t.Name.EndsWith("Image", StringComparison.Ordinal));

    private static bool HasToCarryCode(Type type) => type.GetConstructors().SelectMany(c => c.GetParameters())
        .Any(p => !p.HasDefaultValue && typeof(Delegate).IsAssignableFrom(p.ParameterType));

    private object Copy(object message)
    {
        var serializer = Serialization.FindSerializerFor(message);
        return Serialization.Deserialize(Serialization.Serialize(message), serializer.Identifier, Serialization.ManifestFor(serializer, message));
    }

    private static byte[] Mutated(byte[] bytes, Random random, int round)
    {
        if (round % 4 == 0) return bytes[..random.Next(bytes.Length)];
        var copy = (byte[])bytes.Clone();
        if (round % 4 == 1) random.NextBytes(copy);
        else for (var i = 0; i < 1 + (round % 3); i++) copy[random.Next(copy.Length)] = (byte)random.Next(256);
        return copy;
    }

    private void Try(byte[] bytes, string manifest)
    {
        try
        {
            Serialization.Deserialize(bytes, WireSerializer.Number, manifest);
        }
        catch (SerializationException)
        {
            // What it should be.
        }
    }

    public sealed record Order(int Id, string Item, PostalAddress To, IActorRef From);

    public sealed record PostalAddress(string City);

    private sealed record Unknown;
}
