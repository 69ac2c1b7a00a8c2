using Akka.Util;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Util;

/// <summary>A wildcard takes back what it took when the rest of the pattern needs it; Akka.NET's may not.</summary>
public sealed class WildcardTests
{
    [Theory]
    [InlineData("ababac", "*abac")]
    [InlineData("aab", "*ab")]
    public void Like_TextThatRepeatsThePatternsStart_Fits(string text, string pattern) => Assert.True(text.Like(pattern));
}
