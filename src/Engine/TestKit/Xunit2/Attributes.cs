using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A test for developers' machines: skipped where the environment variable XUNIT_SKIP_LOCAL_FACT is true.</summary>
public class LocalFactAttribute : FactAttribute
{
    /// <summary>Why it is skipped elsewhere.</summary>
    public string? SkipLocal { get; set; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? Conditions.LocalSkip(SkipLocal);
        set => base.Skip = value;
    }
}

/// <summary>A theory for developers' machines: skipped where the environment variable XUNIT_SKIP_LOCAL_FACT is true.</summary>
public class LocalTheoryAttribute : TheoryAttribute
{
    /// <summary>Why it is skipped elsewhere.</summary>
    public string? SkipLocal { get; set; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? Conditions.LocalSkip(SkipLocal);
        set => base.Skip = value;
    }
}

/// <summary>A test that is skipped on anything but Windows.</summary>
public class WindowsFactAttribute : FactAttribute
{
    /// <summary>Why it is skipped elsewhere.</summary>
    public string? SkipUnix { get; set; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? (OperatingSystem.IsWindows() ? null : SkipUnix ?? "Needs Windows.");
        set => base.Skip = value;
    }
}

internal static class Conditions
{
    public static string? LocalSkip(string? reason) =>
        bool.TryParse(Environment.GetEnvironmentVariable("XUNIT_SKIP_LOCAL_FACT"), out var skip) && skip
            ? reason ?? "Runs on developers' machines only."
            : null;
}
