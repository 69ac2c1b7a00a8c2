using Xunit;

namespace ActorConcurrency.Browser.Tests;

/// <summary>A test that needs a browser: skipped, with the reason, where there is none; in CI it fails there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Looks for the browser.</summary>
    public BrowserFactAttribute() => Skip = Chromium.ReasonToSkip;
}
