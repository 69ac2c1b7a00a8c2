using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Histories.Models;

namespace ActorConcurrency.Histories.Clients;

/// <summary>Reads and writes a few keys of a shared dictionary.</summary>
public sealed class DictionaryClient(
    ClientPlace place, IHistory<RegisterRequest> history,
    Func<IConcurrency, SharedDictionary<string, int>> open, int keys = 3)
    : HistoryClient<RegisterRequest>(place, history)
{
    private const int Values = 5;   // few, so that comparing is often true

    /// <inheritdoc />
    protected override Task StepAsync()
    {
        var (shared, key) = (open(View), $"k{Random.Next(keys)}");
        var (value, expected) = (Random.Next(Values), Random.Next(Values));
        return Random.Next(6) switch
        {
            0 => DoAsync(end => Present(shared.RemoveAsync(key, end)), removed => new RegisterRequest.Remove(key, removed)),
            1 => DoAsync(end => Done(shared.SetAsync(key, value, end)), _ => new RegisterRequest.Set(key, value)),
            2 => DoAsync(
                end => Swapped(shared.CompareAndSetAsync(key, expected, value, end)),
                isSet => new RegisterRequest.CompareAndSet(key, expected, value, isSet)),
            3 => DoAsync(end => Present(shared.IncrementAsync(key, value, end)), sum => new RegisterRequest.Increment(key, value, sum)),
            _ => DoAsync(end => Present(shared.GetAsync(key, end)), got => new RegisterRequest.Get(key, got)),
        };
    }

    private async Task DoAsync<TResult>(Func<CancellationToken, Task<TResult>> call, Func<TResult?, RegisterRequest> describe)
    {
        var called = Calling(describe(default));
        var (isKnown, result) = await EndSoonAsync(call, mustEnd: false);
        if (isKnown)
            Returned(describe(result), called);
        else
            Unknown(describe(default), called);
    }

    private static async Task<int?> Present(Task<int> call)
    {
        try
        {
            return await call;
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }

    private static async Task<bool> Swapped(Task<bool> call)
    {
        try
        {
            return await call;
        }
        catch (KeyNotFoundException)
        {
            return false;
        }
    }
}
