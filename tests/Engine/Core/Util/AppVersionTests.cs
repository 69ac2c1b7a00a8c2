using Akka.Util;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Util;

public sealed class AppVersionTests
{
    [Theory]
    [InlineData("4.7", "4.7.0")]
    [InlineData("4", "4.0.0")]
    [InlineData("4.7-RC2", "4.7.0-RC2")]
    [InlineData("nightly", "nightly")]
    public void CompareTo_TheSameVersionInOtherWords_IsEqual(string one, string other)
    {
        var (first, second) = (AppVersion.Create(one), AppVersion.Create(other));

        Assert.Equal(0, first.CompareTo(second));
        Assert.True(first == second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("4.7.9", "4.7.10")]
    [InlineData("4.7.9", "5.0.0")]
    [InlineData("4.7.0-RC1", "4.7.0")]
    [InlineData("4.7.0-RC1", "4.7.0-RC2")]
    [InlineData("4.7.0+9-ab12", "4.7.0+12-ab12")]
    [InlineData("4.7.0+9-ab12+20250101-0900", "4.7.0+9-ab12+20250101-1000")]
    [InlineData("2024-11-02", "2025-01-30")]
    [InlineData("main", "0.1")]
    public void CompareTo_AnEarlierVersion_IsLess(string earlier, string later)
    {
        var (first, second) = (AppVersion.Create(earlier), AppVersion.Create(later));

        Assert.True(first.CompareTo(second) < 0, $"{first} should be less than {second}");
        Assert.True(second.CompareTo(first) > 0);
        Assert.True(first != second);
    }

    [Theory]
    [InlineData("4.x.1", typeof(FormatException))]
    [InlineData("4.7b", typeof(FormatException))]
    [InlineData("4.-7.1", typeof(FormatException))]
    [InlineData("4.7.1.2", typeof(ArgumentOutOfRangeException))]
    [InlineData("", typeof(ArgumentException))]
    public void Create_NoVersion_Throws(string text, Type error) => Assert.Throws(error, () => AppVersion.Create(text));

    [Fact]
    public void CompareTo_Null_IsGreater() => Assert.True(AppVersion.Zero.CompareTo(null) > 0);
}
