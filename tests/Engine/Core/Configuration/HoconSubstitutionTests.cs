using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Configuration;

/// <summary>What <c>${path}</c> stands for within one text.</summary>
public sealed class HoconSubstitutionTests
{
    [Theory]
    [InlineData("b = 1\na = ${b}")]
    [InlineData("a = ${b}\nb = 1")]
    [InlineData("x { y = 1 }\na = ${x.y}")]
    [InlineData("a = ${b}\nb = ${c}\nc = 1")]
    [InlineData("b = 2\na = ${b}\nb = 1")]
    public void GetInt_Substitution_IsTheValueAtItsPath(string hocon)
    {
        Assert.Equal(1, ConfigurationFactory.ParseString(hocon).GetInt("a"));
    }

    [Fact]
    public void GetString_SubstitutionAmongText_IsJoined()
    {
        var config = ConfigurationFactory.ParseString("""
            user { name = Ada }
            greeting = Hello ${user.name} and all
            """);

        Assert.Equal("Hello Ada and all", config.GetString("greeting"));
    }

    [Fact]
    public void GetIntList_SubstitutedList_IsJoinedWithTheWrittenOne()
    {
        var config = ConfigurationFactory.ParseString("some = [1, 2]\nall = ${some} [3, 4]");

        Assert.Equal([1, 2, 3, 4], config.GetIntList("all"));
    }

    [Fact]
    public void GetConfig_SubstitutedObject_HasItsKeys()
    {
        var config = ConfigurationFactory.ParseString("base { x = 1, y = 2 }\ncopy = ${base}");

        Assert.Equal(1, config.GetInt("copy.x"));
        Assert.Equal(2, config.GetConfig("copy")!.GetInt("y"));
    }

    [Fact]
    public void GetStringList_SubstitutionAsItem_IsReplaced()
    {
        Assert.Equal(["x", "y"], ConfigurationFactory.ParseString("b = x\na = [${b}, y]").GetStringList("a"));
    }
}
