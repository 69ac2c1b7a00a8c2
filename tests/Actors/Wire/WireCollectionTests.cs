using System.Collections.Immutable;
using System.Text;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Wire;

/// <summary>Collections and tuples of registered types, exceptions with all their parts, and texts that only look like them.</summary>
public sealed class WireCollectionTests() : TestKit(Config)
{
    private static readonly Config Config = ConfigurationFactory.ParseString("akka.loglevel = WARNING").WithWire(("town", typeof(Town)), ("season", typeof(Season)));

    public enum Season
    {
        Spring,
        Autumn,
    }

    private Serialization Serialization => Sys.Serialization;

    public static TheoryData<object> Values =>
    [
        new List<int> { 1, 2 },
        new List<int?> { 1, null },
        new List<Town> { new("Oslo"), new("Rome") },
        new[] { new Town("Oslo") },
        new[] { Season.Autumn },
        Season.Spring,
        new Dictionary<string, Town> { ["a"] = new("Oslo") },
        new Dictionary<int, List<string>> { [1] = ["x"], [2] = [] },
        new HashSet<Guid> { Guid.NewGuid() },
        ImmutableList.Create(1, 2),
        KeyValuePair.Create("a", 1.5m),
        (1, new Town("Oslo"), TimeSpan.FromSeconds(3)),
        Tuple.Create("a", new[] { (1, Season.Autumn) }),
        new List<object?> { 1, "b", null, new Town("Oslo"), (1, 2) },
        new[] { new[] { 1 }, [2, 3] },
        new List<DateOnly> { DateOnly.FromDayNumber(1) },
        (short)7,
        ulong.MaxValue,
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void RoundTrip_InAMessage_KeepsTypeAndValue(object value)
    {
        var back = ((SharedProtocol.Value)Copy(new SharedProtocol.Value(1, value, 2))).Content!;

        Assert.Equal(value.GetType(), back.GetType());
        Assert.Equal(value, back);
    }

    [Fact]
    public void RoundTrip_ByItself_KeepsTypeAndValue()
    {
        Assert.Equal([new Town("Oslo")], Assert.IsType<List<Town>>(Copy(new List<Town> { new("Oslo") })));
        Assert.Equal(("who", TestActor), Assert.IsType<(string, IActorRef)>(Copy(("who", TestActor))));
    }

    [Fact]
    public void RoundTrip_AggregateException_HasAllItsParts()
    {
        var all = new AggregateException("all", new InvalidOperationException("one", new TimeoutException("why")), new AggregateException(new FormatException("two")));

        var back = Assert.IsType<AggregateException>(((SharedProtocol.Value)Copy(new SharedProtocol.Value(1, all, 2))).Content);

        Assert.Equal(all.Message, back.Message);
        Assert.Equal("why", Assert.IsType<InvalidOperationException>(back.InnerExceptions[0]).InnerException!.Message);
        Assert.Equal("two", Assert.IsType<AggregateException>(back.InnerExceptions[1]).InnerExceptions.Single().Message);
    }

    [Fact]
    public void RoundTrip_AggregateExceptionOfVeryMany_KeepsTheFirst()
    {
        var all = new AggregateException("all", Enumerable.Range(0, 1000).Select(i => new FormatException($"{i}")));

        var back = Assert.IsType<AggregateException>(((SharedProtocol.Value)Copy(new SharedProtocol.Value(1, all, 2))).Content);

        Assert.Equal(Enumerable.Range(0, 63).Select(i => $"{i}"), back.InnerExceptions.Select(part => part.Message));
    }

    [Fact]
    public void Serialize_OfWhatIsNotRegistered_IsRefusedByName()
    {
        var error = Assert.Throws<UnregisteredTypeException>(() => Copy(new SharedProtocol.Value(1, new List<Version>(), 2)));

        Assert.Equal(typeof(List<Version>), error.Type);
        Assert.Throws<UnregisteredTypeException>(() => Copy(new SharedProtocol.Value(1, new List<object> { new Version(1, 0) }, 2)));
        Assert.Throws<UnregisteredTypeException>(() => Copy(new SharedProtocol.Value(1, new Stack<int>(), 2)));
    }

    [Theory]
    [InlineData("l()")]
    [InlineData("l(i")]
    [InlineData("l(i)x")]
    [InlineData("m(s)")]
    [InlineData("n(s)")]
    [InlineData("l(System.Diagnostics.Process, System)")]
    public void Deserialize_NameOfNoType_IsATypedError(string name) =>
        Assert.Throws<WireFormatException>(() => Serialization.Deserialize("[]"u8.ToArray(), WireSerializer.Number, name));

    [Fact]
    public void Deserialize_NamesOfManyKindsOrVeryLong_AreATypedError()
    {
        var types = new CompositeTypes(_ => null, _ => typeof(int));

        // Names that are not the same stand for types that are not, as far as this node knows.
        Assert.Throws<WireFormatException>(() =>
        {
            for (var i = 0; i < 2000; i++) types.TypeOf($"l({i})");
        });
        Assert.Throws<WireFormatException>(() => Serialization.Deserialize("[]"u8.ToArray(), WireSerializer.Number, "v7(" + string.Join(',', Enumerable.Repeat("i", 1000)) + ")"));
        Assert.Throws<WireFormatException>(() => Serialization.Deserialize("[]"u8.ToArray(), WireSerializer.Number, string.Concat(Enumerable.Repeat("l(", 60)) + "i" + new string(')', 60)));
    }

    [Theory]
    [InlineData("v2(i,i)", "[1]")]
    [InlineData("v2(i,i)", "[1,2,3]")]
    [InlineData("v2(i,i)", "[1,null]")]
    [InlineData("v2(i,i)", "{}")]
    [InlineData("l(i)", "[\"a\"]")]
    [InlineData("l(i)", "[null]")]
    [InlineData("m(s,i)", "[]")]
    [InlineData("p(s,i)", "[\"a\"]")]
    [InlineData("p(s,i)", "[null,1]")]
    [InlineData("p(s,i)", "[\"a\",1,2]")]
    public void Deserialize_PartsThatDoNotFit_IsATypedError(string name, string text) =>
        Assert.Throws<WireFormatException>(() => Serialization.Deserialize(Encoding.UTF8.GetBytes(text), WireSerializer.Number, name));

    [Fact]
    public void WithWire_NameWithBrackets_IsRefused() =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.Empty.WithWire().WithFallback(ConfigurationFactory.ParseString($"{WireTypes.UserTypesKey} {{ \"l(i)\" = \"{typeof(Town).FullName}, Actors.Tests\" }}")).WithWire());

    private object Copy(object message)
    {
        var serializer = Serialization.FindSerializerFor(message);
        return Serialization.Deserialize(Serialization.Serialize(message), serializer.Identifier, Serialization.ManifestFor(serializer, message));
    }

    public sealed record Town(string Name);
}
