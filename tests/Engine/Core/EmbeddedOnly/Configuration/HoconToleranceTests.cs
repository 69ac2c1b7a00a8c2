using Akka.Configuration;
using Akka.Configuration.Hocon;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Configuration;

/// <summary>Texts that are not quite HOCON and are accepted because Akka.NET accepts them.</summary>
public sealed class HoconToleranceTests
{
    [Fact]
    public void ParseString_OneWord_IsEmpty() => Assert.True(ConfigurationFactory.ParseString("my-test").IsEmpty);

    [Fact]
    public void ParseString_OpenObjectWithIncludes_EndsWithTheText()
    {
        var config = ConfigurationFactory.ParseString("a {\n  include \"b\"", _ => Parser.Parse("x = 1", null));

        Assert.Equal(1, config.GetInt("a.x"));
    }

    [Fact]
    public void GetConfig_Scalar_HasNoKeys()
    {
        var part = ConfigurationFactory.ParseString("a.b = 1").GetConfig("a.b")!;

        Assert.False(part.HasPath("c"));
        Assert.Null(part.GetString("c"));
    }
}
