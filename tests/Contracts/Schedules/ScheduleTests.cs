using Akka.Actor;
using FsCheck;
using FsCheck.Fluent;

namespace ActorConcurrency.Actors.Contracts.Schedules;

/// <summary>
/// Random schedules: sequences of steps, each of which is one guest's, who comes, gives up, goes on, or is killed. The same steps do not give the
/// same order of messages; many of them meet many orders.
/// </summary>
public abstract class ScheduleTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private int _schedules;

    /// <summary>Tries random schedules, each with a primitive of a name of its own, until one is not as it should be.</summary>
    protected void EverySchedule(Func<string, byte[], Task<bool>> isRight, int count = 40) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count),
            Prop.ForAll<byte[]>(steps => isRight($"schedule{++_schedules}", steps).GetAwaiter().GetResult()));

    /// <summary>A new guest with a call under way.</summary>
    protected Guest<T> NewGuest<T>(Func<IOwner, CancellationToken, Task<T>> call) => new(Sys, Concurrency.As(), call);

    /// <summary>Whose turn a step is; null while there are no guests.</summary>
    protected static Guest<T>? WhoseTurn<T>(List<Guest<T>> guests, int number) => guests.Count == 0 ? null : guests[number % guests.Count];

    /// <summary>All guests leave, orderly.</summary>
    protected static async Task EndAll<T>(IEnumerable<Guest<T>> guests)
    {
        foreach (var guest in guests)
            await Soon(guest.Owner.DisposeAsync());
    }
}

/// <summary>An owner with one call.</summary>
public sealed class Guest<T>
{
    private readonly ActorSystem _system;

    public Guest(ActorSystem system, IOwner owner, Func<IOwner, CancellationToken, Task<T>> call)
    {
        _system = system;
        Owner = owner;
        Call = call(owner, Cancellation.Token);
    }

    public IOwner Owner { get; }

    public CancellationTokenSource Cancellation { get; } = new();

    /// <summary>What it waits for, or has got.</summary>
    public Task<T> Call { get; }

    public bool IsKilled { get; private set; }

    /// <summary>Stops its owner's actor.</summary>
    public void Kill()
    {
        IsKilled = true;
        _system.Stop(Owner.Ref);
    }

    /// <summary>
    /// What its call came to: nothing, when it was cancelled or its owner died first. To be asked for before it is counted, since a primitive
    /// knows that an answer has arrived a moment before the call that awaits it goes on.
    /// </summary>
    public async Task<T[]> OutcomeAsync()
    {
        try
        {
            return [await Call];
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SynchronizationLockException)
        {
            return [];
        }
    }
}
