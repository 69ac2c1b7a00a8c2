using Akka.Configuration;
using Akka.Configuration.Hocon;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Configuration;

/// <summary>HOCON as its specification has it, where Akka.NET's parser stops earlier.</summary>
public sealed class HoconSpecificationTests
{
    [Fact]
    public void GetString_SubstitutionOfAFallbacksKey_IsResolved()
    {
        var config = ConfigurationFactory.ParseString("a = ${b}").WithFallback("b = fallback");

        Assert.Equal("fallback", config.GetString("a"));
    }

    [Fact]
    public void GetString_FallbacksSubstitution_MayBeResolvedByTheTop()
    {
        var config = ConfigurationFactory.ParseString("b = top").WithFallback("a = ${b}");

        Assert.Equal("top", config.GetString("a"));
    }

    [Fact]
    public void GetString_OneDocumentWithTwoFallbacks_IsResolvedForEach()
    {
        var open = ConfigurationFactory.ParseString("a = ${b}, c = ${a}");

        Assert.Equal("one", open.WithFallback("b = one").GetString("c"));
        Assert.Equal("two", open.WithFallback("b = two").GetString("c"));
    }

    [Theory]
    [InlineData("port = 1\nport = ${?NO_SUCH_PORT}", "1")]
    [InlineData("port = ${?NO_SUCH_PORT}", null)]
    [InlineData("port = ${?a}${?b}", null)]
    [InlineData("port = ${?a}\na = ${?b}", null)]
    [InlineData("port = x${?NO_SUCH_PORT}y", "xy")]
    public void GetString_OptionalAndMissing_IsAsIfNotWritten(string hocon, string? expected)
    {
        var config = ConfigurationFactory.ParseString(hocon);

        Assert.Equal(expected, config.GetString("port"));
        Assert.Equal(expected is not null, config.HasPath("port"));
    }

    [Theory]
    [InlineData("path = a\npath = ${path}\":b\"", "a:b")]
    [InlineData("path = a\npath = ${path}b\npath = ${path}c", "abc")]
    [InlineData("s { path = a }\ns { path = ${s.path}b }", "ab")]
    [InlineData("t { path = a }\ns = ${t}\ns { path = ${s.path}b }\npath = ${s.path}", "ab")]
    public void GetString_SelfReference_MeansTheFormerValue(string hocon, string expected)
    {
        var config = ConfigurationFactory.ParseString(hocon);

        Assert.Equal(expected, config.HasPath("path") ? config.GetString("path") : config.GetString("s.path"));
    }

    [Fact]
    public void GetStringList_PlusEquals_Appends()
    {
        Assert.Equal(["x", "y"], ConfigurationFactory.ParseString("a = [x]\na += y").GetStringList("a"));
        Assert.Equal(["y", "z"], ConfigurationFactory.ParseString("s { a += y\n a += z }").GetStringList("s.a"));
        Assert.Equal(["x", "y"], ConfigurationFactory.ParseString("a += y").WithFallback("a = [x]").GetStringList("a"));
    }

    [Fact]
    public void GetConfig_ObjectsSideBySide_AreMerged()
    {
        var config = ConfigurationFactory.ParseString("""
            base { x = 1, deep { a = 1 } }
            more = ${base} { y = 2, deep { b = 2 } }
            more { z = 3 }
            """).GetConfig("more")!;

        Assert.Equal([1, 2, 3, 1, 2], new[] { "x", "y", "z", "deep.a", "deep.b" }.Select(path => config.GetInt(path)));
    }

    [Fact]
    public void GetInt_KeyBesideASubstitutedObject_SeesIt()
    {
        var config = ConfigurationFactory.ParseString("base { x = 1 }\na = ${base} { y = ${a.x} }");

        Assert.Equal(1, config.GetInt("a.y"));
    }

    [Fact]
    public void ParseString_Include_MergesTheDocument()
    {
        var config = ConfigurationFactory.ParseString(
            "a { include \"other\"\n x = 2, z = ${outer} }\nouter = o",
            name => Parser.Parse($"x = 1, y = {name}, w = ${{outer}}", null));

        Assert.Equal(2, config.GetInt("a.x"));
        Assert.Equal("other", config.GetString("a.y"));
        Assert.Equal("o", config.GetString("a.z"));
        Assert.Equal("o", config.GetString("a.w"));
    }

    [Theory]
    [InlineData("a = \"  blanks  \"", "  blanks  ")]
    [InlineData("a = \"null\"", "null")]
    [InlineData("a = \"quotes \\\" \\\\ # {}\\n\"", "quotes \" \\ # {}\n")]
    [InlineData("a = \"\"\"ends in a \"quote\"\"\"\"", "ends in a \"quote\"")]
    public void ToString_OfQuotedText_ParsesToTheSameText(string hocon, string expected)
    {
        var config = ConfigurationFactory.ParseString(hocon);

        Assert.Equal(expected, config.GetString("a"));
        Assert.Equal(expected, ConfigurationFactory.ParseString(config.ToString()).GetString("a"));
    }

    [Fact]
    public void FromObject_OfAnonymousType_HasItsProperties()
    {
        var config = ConfigurationFactory.FromObject(new { akka = new { loglevel = "DEBUG", loggers = new[] { "a", "b" } }, count = 3 });

        Assert.Equal("DEBUG", config.GetString("akka.loglevel"));
        Assert.Equal(["a", "b"], config.GetStringList("akka.loggers"));
        Assert.Equal(3, config.GetInt("count"));
    }

    [Fact]
    public void Default_OfTheEngine_HasTheDocumentedValues()
    {
        var config = ConfigurationFactory.Default();

        Assert.Equal(30, config.GetInt("akka.actor.default-dispatcher.throughput"));
        Assert.Equal(TimeSpan.FromSeconds(20), config.GetTimeSpan("akka.actor.creation-timeout"));
        Assert.Equal(Timeout.InfiniteTimeSpan, config.GetTimeSpan("akka.actor.ask-timeout"));
        Assert.Equal(TimeSpan.FromMilliseconds(10), config.GetTimeSpan("akka.scheduler.tick-duration"));
        Assert.Equal(512, config.GetInt("akka.scheduler.ticks-per-wheel"));
        Assert.Equal(["cluster-leave"], config.GetStringList("akka.coordinated-shutdown.phases.cluster-exiting.depends-on"));
        Assert.Equal("akka.actor.mailbox.logger-queue", config.GetString("akka.actor.mailbox.requirements.\"Akka.Event.ILoggerMessageQueueSemantics\""));
        Assert.True(config.HasPath("actorconcurrency.engine"));
        config.CheckSubstitutions();
    }
}
