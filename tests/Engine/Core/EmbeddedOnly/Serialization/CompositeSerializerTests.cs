using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization.Wire;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Serialization;

/// <summary>Collections, tuples and exceptions on the wire, and bytes that only look like them.</summary>
public sealed class CompositeSerializerTests : Akka.TestKit.Xunit2.TestKit
{
    public static TheoryData<object> Values =>
    [
        new List<int> { 1, 2 },
        new List<int?> { 1, null },
        new List<string?> { "a", null },
        new List<object?> { 1, "b", null },
        new HashSet<Guid> { Guid.NewGuid() },
        new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 },
        new Dictionary<int, List<string>> { [1] = ["x"], [2] = [] },
        KeyValuePair.Create("a", 1.5m),
        Tuple.Create(1, "a", 2.5),
        (1, "a", TimeSpan.FromSeconds(3)),
        ((1, 2), new[] { (3, 4) }),
        new[] { new[] { 1 }, [2, 3] },
        new[] { "a", "b" },
        new[] { DateTime.UnixEpoch },
        ImmutableList.Create(1, 2),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Collection_ThereAndBack_IsEqualAndOfTheSameType(object value)
    {
        var back = ThereAndBack(value);

        Assert.Equal(value.GetType(), back.GetType());
        Assert.Equal(value, back);
    }

    [Fact]
    public void Tuple_WithAReference_KeepsIt()
    {
        var (text, reference) = Assert.IsType<(string, IActorRef)>(ThereAndBack(("who", TestActor)));

        Assert.Equal(("who", TestActor), (text, reference));
    }

    [Fact]
    public void Collection_OfWhatHasNoName_IsRefused()
    {
        Assert.Throws<SerializationException>(() => ThereAndBack(new List<Version>()));
        Assert.Throws<SerializationException>(() => ThereAndBack(new Stack<int>()));
        Assert.ThrowsAny<SerializationException>(() => ThereAndBack(new List<object> { new Version(1, 0) }));
    }

    [Theory]
    [InlineData("l")]
    [InlineData("l()")]
    [InlineData("l(I")]
    [InlineData("l(I)x")]
    [InlineData("l(I,I)")]
    [InlineData("m(S)")]
    [InlineData("n(S)")]
    [InlineData("n(n(I))")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("l(System.Diagnostics.Process, System)")]
    public void Name_OfNoType_IsMalformed(string name) => Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize([1, 0], 18, name));

    [Fact]
    public void Name_ThatIsDeepOrLong_IsMalformed()
    {
        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize([0], 18, string.Concat(Enumerable.Repeat("l(", 60)) + "I" + new string(')', 60)));
        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize([0], 18, "v7(" + string.Join(',', Enumerable.Repeat("I", 1000)) + ")"));
    }

    [Fact]
    public void Names_OfManyKinds_AreLimited()
    {
        (string Name, Type Type)[] simple =
        [
            ("S", typeof(string)), ("I", typeof(int)), ("L", typeof(long)), ("B", typeof(bool)), ("D", typeof(double)), ("F", typeof(float)),
            ("C", typeof(char)), ("Y", typeof(byte)), ("G", typeof(Guid)), ("T", typeof(DateTime)), ("P", typeof(TimeSpan)),
        ];
        var types = new CompositeTypes(simple);
        var names = (from a in simple from b in simple from c in simple select $"v3({a.Name},{b.Name},{c.Name})").ToList();

        Assert.Throws<SerializationException>(() => names.ForEach(name => types.TypeOf(name)));
    }

    [Fact]
    public void Count_GreaterThanTheBytes_IsMalformed()
    {
        byte[] huge = [0xFF, 0xFF, 0xFF, 0xFF, 0x07];

        foreach (var name in new[] { "l(I)", "a(M)", "s(S)", "m(S,I)", "il(L)", "a(v7(M,M,M,M,M,M,M))" })
            Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize(huge, 18, name));
    }

    [Fact]
    public void Parts_OfAnotherType_AreMalformed()
    {
        var texts = Sys.Serialization.Serialize(new List<string> { "a" });
        var nulls = Sys.Serialization.Serialize(new List<string?> { null });

        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize(texts, 18, "l(I)"));
        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize(nulls, 18, "l(I)"));
        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize(nulls, 18, "v1(I)"));
        Assert.Equal(new List<int?> { null }, Sys.Serialization.Deserialize(nulls, 18, "l(n(I))"));
    }

    [Fact]
    public void AggregateException_ThereAndBack_HasAllItsParts()
    {
        var all = new AggregateException("all", new InvalidOperationException("one", new TimeoutException("why")), new AggregateException(new FormatException("two")));

        var back = Assert.IsType<AggregateException>(ThereAndBack(all));

        Assert.Equal(all.Message, back.Message);
        Assert.Equal("why", Assert.IsType<InvalidOperationException>(back.InnerExceptions[0]).InnerException!.Message);
        Assert.Equal("two", Assert.IsType<AggregateException>(back.InnerExceptions[1]).InnerExceptions.Single().Message);
    }

    [Fact]
    public void AggregateException_OfVeryMany_KeepsTheFirst()
    {
        var all = new AggregateException("all", Enumerable.Range(0, 1000).Select(i => new FormatException($"{i}")));

        var back = Assert.IsType<AggregateException>(ThereAndBack(all));

        Assert.Equal(Enumerable.Range(0, 63).Select(i => $"{i}"), back.InnerExceptions.Select(part => part.Message));
    }

    private object ThereAndBack(object value)
    {
        var serializer = Sys.Serialization.FindSerializerFor(value);
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, value);
        return Sys.Serialization.Deserialize(Sys.Serialization.Serialize(value), serializer.Identifier, manifest);
    }
}
