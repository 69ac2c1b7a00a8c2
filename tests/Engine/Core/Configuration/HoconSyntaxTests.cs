using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Configuration;

/// <summary>What HOCON text means.</summary>
public sealed class HoconSyntaxTests
{
    [Theory]
    [InlineData("a = 1")]
    [InlineData("a : 1")]
    [InlineData("a:1")]
    [InlineData("{ a = 1 }")]
    [InlineData("{\n  \"a\" : 1\n}\n")]
    [InlineData("\r\n\r\na = 1\r\n")]
    [InlineData("a = \"1\"")]
    [InlineData("\"a\" = 1")]
    [InlineData("a = 1 # one")]
    [InlineData("# one\na = 1")]
    [InlineData("// one\na = 1 // one")]
    [InlineData("a = 0\na = 1")]
    [InlineData("b = 2, a = 1")]
    [InlineData("b = 2\n\n\na = 1,\n")]
    [InlineData("a = { b = 2 }\na = 1")]
    public void ParseString_OneKey_HasItsValue(string hocon)
    {
        Assert.Equal(1, ConfigurationFactory.ParseString(hocon).GetInt("a"));
    }

    [Theory]
    [InlineData("a.b.c = x")]
    [InlineData("a { b { c = x } }")]
    [InlineData("a { b.c : x }")]
    [InlineData("a.b { c = x }")]
    [InlineData("a = { b : { c : x } }")]
    [InlineData("a\n{\n  b\n  {\n    c = x\n  }\n}")]
    [InlineData("{\"a\":{\"b\":{\"c\":\"x\"}}}")]
    [InlineData("a { b { d = 1 } }\na { b { c = x } }")]
    [InlineData("a { b { c = y } }\na.b.c = x")]
    [InlineData("a = 5\na { b { c = x } }")]
    public void ParseString_NestedKeys_AreReachedByPath(string hocon)
    {
        Assert.Equal("x", ConfigurationFactory.ParseString(hocon).GetString("a.b.c"));
    }

    [Theory]
    [InlineData("a = hello world", "hello world")]
    [InlineData("a =   hello   ", "hello")]
    [InlineData("a = \"x # no comment\"", "x # no comment")]
    [InlineData("a = hello \"big world\" again", "hello big world again")]
    [InlineData("a = \"quote \\\" backslash \\\\ tab \\t newline \\n end\"", "quote \" backslash \\ tab \t newline \n end")]
    [InlineData("a = \"\\u0041\\u00e9\"", "Aé")]
    [InlineData("a = \"\"\"c:\\dir\\\"x\" $\"\"\"", "c:\\dir\\\"x\" $")]
    [InlineData("a = \"\"\"one\ntwo\"\"\"", "one\ntwo")]
    [InlineData("a = \"\"", "")]
    [InlineData("a = 1.5", "1.5")]
    [InlineData("a = on", "on")]
    [InlineData("a = a/b-c_d.e", "a/b-c_d.e")]
    public void GetString_TextOfAnyKind_IsTheText(string hocon, string expected)
    {
        Assert.Equal(expected, ConfigurationFactory.ParseString(hocon).GetString("a"));
    }

    [Fact]
    public void GetString_NullLiteral_IsNull()
    {
        Assert.Null(ConfigurationFactory.ParseString("a = null").GetString("a"));
    }

    [Fact]
    public void ParseString_QuotedKeys_MayHaveDotsAndSlashes()
    {
        var config = ConfigurationFactory.ParseString("""
            deployment {
              "/a.b/*" { router = x }
              /plain/path { router = y }
            }
            "key.with.dots".inner = z
            """);

        Assert.Equal("x", config.GetString("deployment.\"/a.b/*\".router"));
        Assert.Equal("y", config.GetString("deployment./plain/path.router"));
        Assert.Equal("z", config.GetString("\"key.with.dots\".inner"));
    }

    [Theory]
    [InlineData("a = [x, y, z]")]
    [InlineData("a = [ x,y,\n z ]")]
    [InlineData("a = [\n  x\n  y\n  z\n]")]
    [InlineData("a = [\"x\", \"y\", \"z\",]")]
    [InlineData("a = [x, # first\n y // second\n z]")]
    public void GetStringList_List_HasTheItemsInOrder(string hocon)
    {
        Assert.Equal(["x", "y", "z"], ConfigurationFactory.ParseString(hocon).GetStringList("a"));
    }

    [Fact]
    public void ParseString_EmptyListAndObject_AreThere()
    {
        var config = ConfigurationFactory.ParseString("a = []\nb {}");

        Assert.True(config.HasPath("a"));
        Assert.True(config.HasPath("b"));
        Assert.Empty(config.GetStringList("a"));
    }

    [Fact]
    public void GetValue_ListOfObjects_GivesEachObject()
    {
        var items = ConfigurationFactory.ParseString("a = [{ n = 1 }, { n = 2 }]").GetValue("a")!.GetArray();

        Assert.Equal([1, 2], items.Select(item => item.GetChildObject("n")!.GetInt()));
    }

    [Fact]
    public void GetValue_ListOfLists_GivesEachList()
    {
        var items = ConfigurationFactory.ParseString("a = [[1, 2], [3]]").GetValue("a")!.GetArray();

        Assert.Equal([1, 2], items[0].GetIntList());
        Assert.Equal([3], items[1].GetIntList());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n  # nothing\n")]
    [InlineData("{}")]
    public void ParseString_NothingInIt_IsEmpty(string hocon)
    {
        Assert.True(ConfigurationFactory.ParseString(hocon).IsEmpty);
    }
}
