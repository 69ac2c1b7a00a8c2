using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Histories.Models;

namespace ActorConcurrency.Histories.Clients;

/// <summary>How a client takes permits.</summary>
/// <param name="AcquireAsync">Waits for so many; never null.</param>
/// <param name="TryAcquireAsync">Takes so many if they are there; else null.</param>
public sealed record PermitsAccess(
    Func<int, CancellationToken, Task<Lease?>> AcquireAsync,
    Func<int, CancellationToken, Task<Lease?>> TryAcquireAsync)
{
    /// <summary>Of a lock, the one permit.</summary>
    public static PermitsAccess To(ActorLock handle) => new(
        async (_, end) => await handle.AcquireAsync(null, end),
        async (_, end) => await handle.TryAcquireAsync(TimeSpan.Zero, end));

    /// <summary>Of a semaphore.</summary>
    public static PermitsAccess To(ActorSemaphore handle) => new(
        async (permits, end) => await handle.AcquireAsync(permits, null, end),
        async (permits, end) => await handle.TryAcquireAsync(permits, TimeSpan.Zero, end));
}

/// <summary>Takes permits, holds them for a moment, and gives them back or dies with them.</summary>
public sealed class PermitsClient(
    ClientPlace place, IHistory<PermitsRequest> history,
    Func<IConcurrency, PermitsAccess> access, int mostAtOnce = 1, Func<Lease, Task>? whileHeld = null)
    : HistoryClient<PermitsRequest>(place, history)
{
    /// <inheritdoc />
    protected override async Task StepAsync()
    {
        var (id, permits) = (NewId(), Random.Next(1, mostAtOnce + 1));
        var isTry = Random.Next(3) == 0;
        var primitive = access(View);
        var called = Calling(new PermitsRequest.Acquire(id, permits));
        var (isKnown, lease) = await EndSoonAsync(
            end => isTry ? primitive.TryAcquireAsync(permits, end) : primitive.AcquireAsync(permits, end), mustEnd: false);
        if (!isKnown)
        {
            // It may have been granted for a moment, until the giving up came after it.
            Unknown(new PermitsRequest.Acquire(id, permits), called);
            Unknown(new PermitsRequest.Release(id), called);
            return;
        }

        Returned(new PermitsRequest.Acquire(id, permits, lease?.FencingToken), called);
        if (lease is null)
            return;
        if (HasDied)
        {
            Unknown(new PermitsRequest.Release(id), called);
            return;
        }

        await LingerAsync();
        if (whileHeld is not null)
            await whileHeld(lease);
        await EndAsync(id, lease);
    }

    private async Task EndAsync(string id, Lease lease)
    {
        var release = new PermitsRequest.Release(id);
        var called = Calling(release);
        if (GivesUp())
        {
            // A release that is not acknowledged takes effect some time later, and so does a death.
            Unknown(release, called);
            if (Random.Next(2) == 0)
                await lease.DisposeAsync();
            else
                await DieAsync();
        }
        else if (await EndedAsync(lease.ReleaseAsync))
        {
            Returned(release, called);
        }
        else
        {
            Unknown(release, called);
        }
    }
}
