namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>Settings that show something which the defaults do not; what, is the text <c>variant.</c> and its name.</summary>
/// <param name="Name">Its name among the scenario's texts.</param>
/// <param name="Settings">What <c>--set</c> takes, such as <c>crash=3</c>.</param>
internal sealed record Variant(string Name, params string[] Settings)
{
    /// <summary>What comes after <c>run</c> on the command line.</summary>
    public string Arguments(Scenario scenario) => string.Join(' ', Settings.Select(s => $"--set {s}").Prepend(scenario.Id));
}
