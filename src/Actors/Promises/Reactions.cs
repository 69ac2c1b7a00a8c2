namespace ActorConcurrency.Actors.Promises;

/// <summary>
/// The functions that were added to one handle of a promise: begun in the order in which they were added, one after the other, never
/// before the call that adds them has returned. What a function awaits does not hold up the next one.
/// </summary>
internal sealed class Reactions
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <param name="outcome">Of the promise; the same for all.</param>
    /// <param name="react">Begins a function with it; does not throw.</param>
    public void Add<T>(Task<PromiseOutcome<T>> outcome, Action<PromiseOutcome<T>> react)
    {
        lock (_gate)
            _last = RunAfterAsync(_last, outcome, react);
    }

    private static async Task RunAfterAsync<T>(Task previous, Task<PromiseOutcome<T>> outcome, Action<PromiseOutcome<T>> react)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        react(await outcome.ConfigureAwait(false));
    }
}
