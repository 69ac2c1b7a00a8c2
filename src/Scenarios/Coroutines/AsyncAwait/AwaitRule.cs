namespace ActorConcurrency.Scenarios.Coroutines.AsyncAwait;

/// <summary>A rule that the notes state, and a case that shows it.</summary>
/// <param name="Name">Its name, also that of its text.</param>
/// <param name="Happens">What has to happen while it is played, in this order.</param>
/// <param name="PlayAsync">Plays the case.</param>
internal sealed record AwaitRule(string Name, string[] Happens, Func<RuleStage, Task> PlayAsync)
{
    /// <summary>JavaScript's first, as in the notes, then Python's.</summary>
    public static IReadOnlyList<AwaitRule> All { get; } =
    [
        new("wrapped", ["gave promise", "awaited 42"], JavaScriptRules.WrappedAsync),
        new("throw-rejects", ["call-returned", "caught no"], JavaScriptRules.ThrowRejectsAsync),
        new("gives-value", ["waits", "settles", "goes-on 7"], JavaScriptRules.GivesValueAsync),
        new("throws-reason", ["waits", "settles", "caught no"], JavaScriptRules.ThrowsReasonAsync),
        new("plain-value", ["became promise", "awaited 5"], JavaScriptRules.PlainValueAsync),
        new("returns-early", ["body-begins", "caller-goes-on", "settles", "body-ends"], JavaScriptRules.ReturnsEarlyAsync),
        new("no-nesting", ["then-gives 8", "await-gives 8"], JavaScriptRules.NoNestingAsync),
        new("synchronous", ["body-begins", "body-ends", "caller-goes-on"], PythonRules.SynchronousAsync),
        new("lazy", ["created", "nothing-yet Created", "body-begins", "awaited 3"], PythonRules.LazyAsync),
        new("awaitables-only", ["refused Int32", "awaited 5"], PythonRules.AwaitablesOnlyAsync),
        new("others-go-on", ["waits", "another-handles", "settles", "goes-on 1", "handles-next"], PythonRules.OthersGoOnAsync),
        new("own-go-on", ["waits", "handles-next", "settles", "goes-on 1"], PythonRules.OwnGoOnAsync),
    ];
}
