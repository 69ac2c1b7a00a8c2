namespace ActorConcurrency.Browser.Tests;

/// <summary>Where Debian's Chromium is. Playwright's own download is not used.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    public static readonly string[] Options =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Why a test that needs it is skipped; null when it is there, and in CI, where its absence is a failure.</summary>
    public static string? ReasonToSkip =>
        File.Exists(Path) || Environment.GetEnvironmentVariable("CI") == "true" ? null
            : $"Chromium is not installed: {Path} does not exist (apt-get install chromium)";
}
