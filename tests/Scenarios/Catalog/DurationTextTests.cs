using ActorConcurrency.Scenarios.Catalog;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Catalog;

public class DurationTextTests
{
    [Theory]
    [InlineData("2s", 2000)]
    [InlineData("500ms", 500)]
    [InlineData("1.5m", 90_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("3", 3000)]
    [InlineData("0.25", 250)]
    public void TryParse_ValidText_GivesTheDuration(string text, double milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-2s")]
    [InlineData("1e9s")]
    [InlineData("NaN")]
    [InlineData("25h")]
    [InlineData("2 s")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData(5000, "5 s")]
    [InlineData(1500, "1.5 s")]
    [InlineData(2, "2 ms")]
    public void Format_Duration_TakesTheFittingUnit(double milliseconds, string expected) =>
        Assert.Equal(expected, DurationText.Format(TimeSpan.FromMilliseconds(milliseconds)));
}
