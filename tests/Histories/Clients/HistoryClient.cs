using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Histories.Clients;

/// <summary>
/// Does random operations one after the other and records each: what it asked, what it was answered, and when. Now and then it stops
/// waiting, and now and then it dies, which is that its owner's actor is stopped; then it goes on as another owner.
/// </summary>
/// <typeparam name="T">What it asks and is answered.</typeparam>
/// <param name="name">Unique among the clients of a history.</param>
/// <param name="system">Its actor system.</param>
/// <param name="concurrency">Where its primitives are.</param>
/// <param name="history">Where it records.</param>
/// <param name="seed">Chooses its operations.</param>
public abstract class HistoryClient<T>(string name, ActorSystem system, IConcurrency concurrency, History<T> history, int seed)
{
    private IOwner? _owner;
    private int _ids;

    /// <summary>Who it is in the history.</summary>
    protected string Name => name;

    /// <summary>Chooses what it does.</summary>
    protected Random Random { get; } = new(seed);

    /// <summary>The primitives in the eyes of its present owner.</summary>
    protected IConcurrency View => _owner ??= concurrency.As();

    /// <summary>Whether the owner of the view has died since that was asked for.</summary>
    protected bool HasDied => _owner is null;

    /// <summary>Does so many operations.</summary>
    public async Task RunAsync(int steps)
    {
        for (var i = 0; i < steps; i++)
            await StepAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
    }

    /// <summary>Does one operation and records it.</summary>
    protected abstract Task StepAsync();

    /// <summary>A name that is unique in the history.</summary>
    protected string NewId() => $"{name}.{++_ids}";

    /// <summary>Lets others run, for a moment of random length.</summary>
    protected async Task LingerAsync()
    {
        for (var i = Random.Next(6); i > 0; i--)
            await Task.Yield();
    }

    /// <summary>Records an operation that has just returned.</summary>
    protected void Returned(T what, long called) => history.AddReturned(name, what, called);

    /// <summary>Records an operation of which it will not hear.</summary>
    protected void Unknown(T what, long called) => history.AddUnknown(name, what, called);

    /// <summary>Makes a call to its end.</summary>
    /// <returns>Whether its outcome is known.</returns>
    protected static async Task<(bool IsKnown, TResult? Result)> EndAsync<TResult>(Task<TResult> call)
    {
        try
        {
            return (true, await call);
        }
        catch (Exception failure) when (LeavesUnknown(failure))
        {
            return (false, default);
        }
    }

    /// <summary>Makes a call, waits for it a moment only, and then gives it up in one of the two ways, or in neither.</summary>
    /// <returns>Whether its outcome is known.</returns>
    protected async Task<(bool IsKnown, TResult? Result)> EndSoonAsync<TResult>(Func<CancellationToken, Task<TResult>> call, bool mustEnd)
    {
        using var cancellation = new CancellationTokenSource();
        var running = call(cancellation.Token);
        var way = Random.Next(mustEnd ? 2 : 6);
        if (way < 2)
            await LingerAsync();
        if (way == 0)
            await DieAsync();
        else if (way == 1)
            await cancellation.CancelAsync();
        return await EndAsync(running);
    }

    /// <summary>Its owner dies; what the owner held has to become free, and what it waited for comes to nothing.</summary>
    protected async Task DieAsync()
    {
        if (_owner is not { } owner)
            return;
        _owner = null;
        system.Stop(owner.Ref);
        await owner.DisposeAsync();
    }

    /// <summary>A call without a result, as one with a result.</summary>
    protected static async Task<bool> Done(Task call)
    {
        await call;
        return true;
    }

    private static bool LeavesUnknown(Exception failure) =>
        failure is OperationCanceledException or ObjectDisposedException or PrimitiveStoppedException or TimeoutException
            or SynchronizationLockException;   // it was lost before it was given back
}
