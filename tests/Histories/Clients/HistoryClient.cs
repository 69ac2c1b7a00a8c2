using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Histories.Clients;

/// <summary>Where a client works, and how.</summary>
/// <param name="Name">Unique among the clients of a history.</param>
/// <param name="System">Its actor system.</param>
/// <param name="Concurrency">Where its primitives are.</param>
/// <param name="Seed">Chooses its operations.</param>
public sealed record ClientPlace(string Name, ActorSystem System, IConcurrency Concurrency, int Seed)
{
    /// <summary>In how many of 100 operations it gives up early, by a cancellation or by its death.</summary>
    public int GivesUp { get; init; } = 33;

    /// <summary>How long it waits between operations.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>How long an operation may take at most; then its outcome is unknown.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Told why the outcome of a call is unknown that was not given up: its primitive or its node was lost, or its patience was over.</summary>
    public Action<Exception>? OnLost { get; init; }
}

/// <summary>
/// Does random operations one after the other and records each: what it asked, what it was answered, and when. Now and then it stops
/// waiting, and now and then it dies, which is that its owner's actor is stopped; then it goes on as another owner.
/// </summary>
/// <typeparam name="T">What it asks and is answered.</typeparam>
/// <param name="place">Where it works, and how.</param>
/// <param name="history">Where it records.</param>
public abstract class HistoryClient<T>(ClientPlace place, IHistory<T> history) : IHistoryClient
{
    private IOwner? _owner;
    private int _ids;
    private bool _hasGivenUp;

    /// <summary>Chooses what it does.</summary>
    protected Random Random { get; } = new(place.Seed);

    /// <summary>The primitives in the eyes of its present owner.</summary>
    protected IConcurrency View => _owner ??= place.Concurrency.As();

    /// <summary>Whether the owner of the view has died since that was asked for.</summary>
    protected bool HasDied => _owner is null;

    /// <inheritdoc />
    public async Task RunAsync(int steps, CancellationToken end = default)
    {
        for (var i = 0; i < steps && !end.IsCancellationRequested; i++)
        {
            if (place.Pause > TimeSpan.Zero)
                await PauseAsync(place.Pause);
            await StepAsync();
        }

        if (_owner is not null)
            await _owner.DisposeAsync();
    }

    /// <summary>Does one operation and records it.</summary>
    protected abstract Task StepAsync();

    /// <summary>A name that is unique in the history.</summary>
    protected string NewId() => $"{place.Name}.{++_ids}";

    /// <summary>Whether it gives up now.</summary>
    protected bool GivesUp() => Random.Next(100) < place.GivesUp;

    /// <summary>Lets others run, for a moment of random length.</summary>
    protected async Task LingerAsync()
    {
        for (var i = Random.Next(6); i > 0; i--)
            await Task.Yield();
    }

    /// <summary>Records that it is about to call.</summary>
    protected long Calling(T what) => history.Begin(place.Name, what);

    /// <summary>Records an operation that has just returned.</summary>
    protected void Returned(T what, long called) => history.AddReturned(place.Name, what, called);

    /// <summary>Records an operation of which it will not hear.</summary>
    protected void Unknown(T what, long called) => history.AddUnknown(place.Name, what, called);

    /// <summary>Makes a call to its end.</summary>
    /// <returns>Whether its outcome is known.</returns>
    protected async Task<(bool IsKnown, TResult? Result)> EndAsync<TResult>(Func<CancellationToken, Task<TResult>> call)
    {
        using var cancellation = new CancellationTokenSource(place.Patience);
        _hasGivenUp = false;
        return await OutcomeAsync(call, cancellation);
    }

    /// <summary>The same of a call without a result.</summary>
    /// <returns>Whether its outcome is known.</returns>
    protected async Task<bool> EndedAsync(Func<CancellationToken, Task> call) => (await EndAsync(end => Done(call(end)))).IsKnown;

    /// <summary>Makes a call, waits for it a moment only, and then gives it up in one of the two ways, or in neither.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mustEnd">Whether it is always given up, as it may wait for ever.</param>
    /// <returns>Whether its outcome is known.</returns>
    protected async Task<(bool IsKnown, TResult? Result)> EndSoonAsync<TResult>(Func<CancellationToken, Task<TResult>> call, bool mustEnd)
    {
        if (!mustEnd && !GivesUp())
            return await EndAsync(call);
        using var cancellation = new CancellationTokenSource(place.Patience);
        _hasGivenUp = false;
        var ending = OutcomeAsync(call, cancellation);
        await LingerAsync();
        _hasGivenUp = true;
        if (Random.Next(2) == 0)
            await DieAsync();
        else
            await cancellation.CancelAsync();
        return await ending;
    }

    /// <summary>Its owner dies; what the owner held has to become free, and what it waited for comes to nothing.</summary>
    protected async Task DieAsync()
    {
        if (_owner is not { } owner)
            return;
        _owner = null;
        place.System.Stop(owner.Ref);
        await owner.DisposeAsync();
    }

    /// <summary>A call without a result, as one with a result.</summary>
    protected static async Task<bool> Done(Task call)
    {
        await call;
        return true;
    }

    private async Task<(bool IsKnown, TResult? Result)> OutcomeAsync<TResult>(
        Func<CancellationToken, Task<TResult>> call, CancellationTokenSource cancellation)
    {
        try
        {
            return (true, await call(cancellation.Token));
        }
        catch (Exception failure) when (LeavesUnknown(failure))
        {
            if (!_hasGivenUp)
                place.OnLost?.Invoke(failure);
            return (false, default);
        }
    }

    private static bool LeavesUnknown(Exception failure) =>
        failure is OperationCanceledException or ObjectDisposedException or PrimitiveStoppedException or TimeoutException
            or SynchronizationLockException;   // it was lost before it was given back

    private static async Task PauseAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }
}

/// <summary>A client, whatever it records.</summary>
public interface IHistoryClient
{
    /// <summary>Does so many operations, or fewer when it is to end, and waits for the last one's outcome.</summary>
    Task RunAsync(int steps, CancellationToken end = default);
}
