using Akka.Configuration;
using Akka.Configuration.Hocon;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Configuration;

/// <summary>Reading values as types, with defaults.</summary>
public sealed class ConfigGetterTests
{
    private static Config A(string value) => ConfigurationFactory.ParseString($"a = {value}");

    [Theory]
    [InlineData("true", true)]
    [InlineData("on", true)]
    [InlineData("yes", true)]
    [InlineData("false", false)]
    [InlineData("off", false)]
    [InlineData("no", false)]
    [InlineData("\"on\"", true)]
    public void GetBoolean_EachWord_IsUnderstood(string value, bool expected)
    {
        Assert.Equal(expected, A(value).GetBoolean("a", !expected));
    }

    [Fact]
    public void GetNumbers_EachType_IsRead()
    {
        Assert.Equal(-7, A("-7").GetInt("a"));
        Assert.Equal(9_000_000_000L, A("9000000000").GetLong("a"));
        Assert.Equal(1.25, A("1.25").GetDouble("a"));
        Assert.Equal(1.25f, A("1.25").GetFloat("a"));
        Assert.Equal(1.25m, A("1.25").GetDecimal("a"));
    }

    [Theory]
    [InlineData("10ms", 10)]
    [InlineData("10 ms", 10)]
    [InlineData("10 milliseconds", 10)]
    [InlineData("10", 10)]
    [InlineData("2s", 2_000)]
    [InlineData("2 seconds", 2_000)]
    [InlineData("1 second", 1_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("3m", 180_000)]
    [InlineData("3 minutes", 180_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1 hour", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("2 days", 172_800_000)]
    [InlineData("0s", 0)]
    [InlineData("\"5s\"", 5_000)]
    public void GetTimeSpan_EachUnit_IsUnderstood(string value, double milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), A(value).GetTimeSpan("a"));
    }

    [Fact]
    public void GetTimeSpan_Infinite_IsTheInfiniteTimeSpan()
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, A("infinite").GetTimeSpan("a"));
        Assert.ThrowsAny<Exception>(() => A("infinite").GetTimeSpan("a", allowInfinite: false));
    }

    [Theory]
    [InlineData("512", 512L)]
    [InlineData("512b", 512L)]
    [InlineData("1kB", 1_000L)]
    [InlineData("1 kB", 1_000L)]
    [InlineData("1KiB", 1_024L)]
    [InlineData("1K", 1_024L)]
    [InlineData("2MB", 2_000_000L)]
    [InlineData("2 MiB", 2_097_152L)]
    [InlineData("1m", 1_048_576L)]
    [InlineData("1GiB", 1_073_741_824L)]
    public void GetByteSize_EachUnit_IsUnderstood(string value, long bytes)
    {
        Assert.Equal(bytes, A(value).GetByteSize("a"));
    }

    [Fact]
    public void GetLists_EachType_AreRead()
    {
        var config = ConfigurationFactory.ParseString("numbers = [1, 2], flags = [on, off], fractions = [0.5, 2]");

        Assert.Equal([1, 2], config.GetIntList("numbers"));
        Assert.Equal([1L, 2L], config.GetLongList("numbers"));
        Assert.Equal(new byte[] { 1, 2 }, config.GetByteList("numbers"));
        Assert.Equal([true, false], config.GetBooleanList("flags"));
        Assert.Equal([0.5, 2], config.GetDoubleList("fractions"));
        Assert.Equal([0.5f, 2f], config.GetFloatList("fractions"));
        Assert.Equal([0.5m, 2m], config.GetDecimalList("fractions"));
    }

    [Fact]
    public void Getters_MissingKey_GiveTheDefault()
    {
        var config = A("1");

        Assert.False(config.HasPath("b"));
        Assert.False(config.HasPath("b.c"));
        Assert.Null(config.GetString("b"));
        Assert.Equal("d", config.GetString("b", "d"));
        Assert.Equal(0, config.GetInt("b"));
        Assert.Equal(5, config.GetInt("b.c", 5));
        Assert.Equal(5L, config.GetLong("b", 5));
        Assert.Equal(0.5, config.GetDouble("b", 0.5));
        Assert.True(config.GetBoolean("b", true));
        Assert.Equal(TimeSpan.Zero, config.GetTimeSpan("b"));
        Assert.Equal(TimeSpan.FromSeconds(3), config.GetTimeSpan("b", TimeSpan.FromSeconds(3)));
        Assert.Null(config.GetByteSize("b"));
        Assert.Equal(7L, config.GetByteSize("b", 7));
        Assert.Empty(config.GetStringList("b"));
        Assert.Equal(["x"], config.GetStringList("b", ["x"]));
        Assert.True(config.GetConfig("b").IsNullOrEmpty());
    }

    [Fact]
    public void Getters_WrongKind_Throw()
    {
        Assert.ThrowsAny<Exception>(() => A("text").GetInt("a"));
        Assert.ThrowsAny<Exception>(() => A("1.5").GetInt("a"));
        Assert.ThrowsAny<Exception>(() => A("99999999999").GetInt("a"));
        Assert.ThrowsAny<Exception>(() => A("maybe").GetBoolean("a"));
        Assert.ThrowsAny<Exception>(() => A("5 parsecs").GetTimeSpan("a"));
        Assert.ThrowsAny<Exception>(() => A("-5s").GetTimeSpan("a"));
        Assert.ThrowsAny<Exception>(() => A("[x]").GetIntList("a"));
    }

    [Fact]
    public void Getters_TextForListOrListForText_GiveNothing()
    {
        Assert.Null(A("[1, 2]").GetString("a"));
        Assert.Empty(A("some text").GetStringList("a"));
    }

    [Fact]
    public void AtKey_OfAValue_PutsItUnderThatKey()
    {
        Assert.Equal(1, A("{ b = 1 }").GetValue("a")!.AtKey("outer").GetInt("outer.b"));
        Assert.Equal(1, A("{ b = 1 }").GetValue("a")!.ToConfig().GetInt("b"));
    }

    [Fact]
    public void Unwrapped_OfRoot_ListsTheKeysInOrder()
    {
        var root = ConfigurationFactory.ParseString("z = 1\na { b = 2 }\nm = 3").Root.GetObject()!;

        Assert.Equal(["z", "a", "m"], root.Unwrapped.Keys);
        var inner = Assert.IsAssignableFrom<IDictionary<string, object>>(root.Unwrapped["a"]);
        Assert.Equal(2, Assert.IsType<HoconValue>(inner["b"]).GetInt());
    }

    [Fact]
    public void NullOrEmptyConfig_WithPath_NamesComponentAndPath()
    {
        var error = ConfigurationException.NullOrEmptyConfig<ConfigGetterTests>("my.section");

        Assert.Contains(nameof(ConfigGetterTests), error.Message);
        Assert.Contains("my.section", error.Message);
    }
}
