using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Configuration;

/// <summary>How configurations are laid over each other.</summary>
public sealed class ConfigFallbackTests
{
    private static readonly Config Top = ConfigurationFactory.ParseString("a { x = top, only-top = 1, list = [1] }");
    private static readonly Config Middle = ConfigurationFactory.ParseString("a { x = middle, y = middle, list = [2, 3] }\nm = 1");
    private static readonly Config Bottom = ConfigurationFactory.ParseString("a { x = bottom, y = bottom, z = bottom }\nb { c = 1 }");

    [Fact]
    public void WithFallback_SameKey_FirstOneWins()
    {
        var config = Top.WithFallback(Middle).WithFallback(Bottom);

        Assert.Equal("top", config.GetString("a.x"));
        Assert.Equal("middle", config.GetString("a.y"));
        Assert.Equal("bottom", config.GetString("a.z"));
        Assert.Equal(1, config.GetInt("a.only-top"));
        Assert.Equal(1, config.GetInt("m"));
        Assert.Equal(1, config.GetInt("b.c"));
    }

    [Fact]
    public void WithFallback_NestedOtherwise_GivesTheSame()
    {
        var config = Top.WithFallback(Middle.WithFallback(Bottom));

        Assert.Equal("top", config.GetString("a.x"));
        Assert.Equal("middle", config.GetString("a.y"));
        Assert.Equal("bottom", config.GetString("a.z"));
    }

    [Fact]
    public void WithFallback_Lists_AreNotMerged()
    {
        Assert.Equal([1], Top.WithFallback(Middle).GetIntList("a.list"));
    }

    [Fact]
    public void WithFallback_Used_LeavesBothAsTheyWere()
    {
        _ = Top.WithFallback(Bottom).GetString("a.z");

        Assert.False(Top.HasPath("a.z"));
        Assert.Equal("bottom", Bottom.GetString("a.x"));
    }

    [Fact]
    public void WithFallback_Itself_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Top.WithFallback(Top));
    }

    [Fact]
    public void GetConfig_KeysFromSeveral_AreMerged()
    {
        var section = Top.WithFallback(Middle).WithFallback(Bottom).GetConfig("a")!;

        Assert.Equal("top", section.GetString("x"));
        Assert.Equal("bottom", section.GetString("z"));
    }

    [Fact]
    public void GetConfig_WithFallbackOfItsOwn_KeepsPriority()
    {
        var section = Top.GetConfig("a")!.WithFallback(Bottom.GetConfig("a"));

        Assert.Equal("top", section.GetString("x"));
        Assert.Equal("bottom", section.GetString("y"));
    }

    [Fact]
    public void AsEnumerable_WithFallback_HasEachKeyOnce()
    {
        var keys = Top.WithFallback(Middle).WithFallback(Bottom).GetConfig("a")!.AsEnumerable().Select(item => item.Key).ToList();

        Assert.Equal(["list", "only-top", "x", "y", "z"], keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Addition_OfText_PutsTheRightSideBehind()
    {
        Assert.Equal("top", (Top + "a { x = other }").GetString("a.x"));
        Assert.Equal("text", ("a { x = text }" + Bottom).GetString("a.x"));
        Assert.Equal("bottom", ("a { x = text }" + Bottom).GetString("a.y"));
    }

    [Fact]
    public void ImplicitConversion_OfText_ParsesIt()
    {
        Config config = "a = 1";

        Assert.Equal(1, config.GetInt("a"));
    }

    [Fact]
    public void SafeWithFallback_NullOrEmptyOnOneSide_IsTheOther()
    {
        Config missing = null!;

        Assert.Same(Top, missing.SafeWithFallback(Top));
        Assert.Same(Top, Config.Empty.SafeWithFallback(Top));
        Assert.Equal("top", Top.SafeWithFallback(missing).GetString("a.x"));
        Assert.Equal("bottom", Top.SafeWithFallback(Bottom).GetString("a.z"));
    }

    [Fact]
    public void IsNullOrEmpty_OfEach_TellsWhetherThereAreKeys()
    {
        Assert.True(((Config)null!).IsNullOrEmpty());
        Assert.True(Config.Empty.IsNullOrEmpty());
        Assert.True(ConfigurationFactory.Empty.IsNullOrEmpty());
        Assert.False(Top.IsNullOrEmpty());
    }

    [Fact]
    public void ToString_Parsed_HasTheSameValues()
    {
        var config = ConfigurationFactory.ParseString("""
            a { text = "two words", number = 5, list = [x, "y z"], inner { flag = on } }
            """);

        var copy = ConfigurationFactory.ParseString(config.ToString());

        Assert.Equal("two words", copy.GetString("a.text"));
        Assert.Equal(5, copy.GetInt("a.number"));
        Assert.Equal(["x", "y z"], copy.GetStringList("a.list"));
        Assert.True(copy.GetBoolean("a.inner.flag"));
    }
}
