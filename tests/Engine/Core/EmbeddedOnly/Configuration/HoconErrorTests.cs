using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Configuration;

/// <summary>What the embedded engine says about wrong configurations.</summary>
public sealed class HoconErrorTests
{
    [Theory]
    [InlineData("a = 1\nb { c = [1, 2\n", 2, 9, "']'")]
    [InlineData("a {\n  b = 1\n", 1, 3, "'}'")]
    [InlineData("a = \"open\nb = 1", 1, 5, "not closed")]
    [InlineData("a = \"\"\"open", 1, 5, "not closed")]
    [InlineData("a = 1\n  b 2\n", 2, 6, "'b 2'")]
    [InlineData("a = 1\n} ", 2, 1, "'}'")]
    [InlineData("a =\n", 2, 1, "'a'")]
    [InlineData("a = 1\nx.y.z = }", 2, 9, "'x.y.z'")]
    [InlineData("= 1", 1, 1, "key")]
    [InlineData("a..b = 1", 1, 3, "key")]
    [InlineData("a = 1,, b = 2", 1, 7, "commas")]
    [InlineData("a = {} x", 1, 5, "joined")]
    [InlineData("a = [1] {}", 1, 5, "joined")]
    [InlineData("a = c:\\dir", 1, 6, "':'")]
    [InlineData("a = $b", 1, 5, "'$'")]
    [InlineData("a = ${b", 1, 7, "'}'")]
    [InlineData("a = ${}", 1, 7, "path")]
    [InlineData("a = \"\\q\"", 1, 6, "\\q")]
    [InlineData("include \"other.conf\"", 1, 1, "other.conf")]
    public void ParseString_Wrong_NamesLineColumnAndWhatIsWrong(string hocon, int line, int column, string offending)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));

        Assert.StartsWith($"Line {line}, column {column}:", error.Message);
        Assert.Contains(offending, error.Message);
    }

    [Fact]
    public void ParseString_NestedTooDeep_IsRefused()
    {
        var hocon = "a = " + new string('[', 100_000);

        Assert.Contains("nested", Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon)).Message);
    }

    [Theory]
    [InlineData("a = ${a.b}\na { b = ${a} }")]
    [InlineData("a = ${b}\nb = ${a}")]
    [InlineData("a { b = ${a} }")]
    [InlineData("a = [${b}]\nb = [${a}]")]
    [InlineData("a = ${b.x}\nb { x = ${c} }\nc = [${a}]")]
    public void ParseString_SubstitutionsInACircle_AreRefused(string hocon)
    {
        Assert.Contains("needs itself", Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon)).Message);
    }

    [Fact]
    public void Getter_WrongKind_NamesPathAndText()
    {
        var config = ConfigurationFactory.ParseString("akka { throughput = many, list = [x], section { a = 1 } }");

        Assert.Contains("akka.throughput", Error(() => config.GetInt("akka.throughput")));
        Assert.Contains("'many'", Error(() => config.GetInt("akka.throughput")));
        Assert.Contains("akka.list", Error(() => config.GetIntList("akka.list")));
        Assert.Contains("a list", Error(() => config.GetInt("akka.list")));
        Assert.Contains("an object", Error(() => config.GetTimeSpan("akka.section")));
    }

    [Fact]
    public void Getter_UnresolvedSubstitution_NamesItAndItsPlace()
    {
        var config = ConfigurationFactory.ParseString("x = 1\na = ${no.such.key}");

        Assert.Equal(1, config.GetInt("x"));
        Assert.Contains("Line 2, column 5: ${no.such.key}", Error(() => config.GetString("a")));
        Assert.Contains("${no.such.key}", Error(config.CheckSubstitutions));
    }

    [Fact]
    public void Create_ActorSystemWithUnresolvedSubstitution_IsRefused()
    {
        Assert.Contains("${no.such.key}", Error(() => ActorSystem.Create("refused", ConfigurationFactory.ParseString("a = ${no.such.key}"))));
    }

    [Fact]
    public void FromResource_Missing_NamesIt()
    {
        Assert.Contains("no.such.conf", Error(() => ConfigurationFactory.FromResource<HoconErrorTests>("no.such.conf")));
    }

    private static string Error(Action action) => Assert.Throws<ConfigurationException>(action).Message;
}
