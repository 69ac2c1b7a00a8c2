using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Contracts.Schedules;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Barriers;

/// <summary>Random schedules of parties that arrive, leave and are killed at every step, and of a barrier that is made whole again.</summary>
public abstract class BarrierScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private const int Parties = 3;

    [Fact]
    public void AnySchedule_WithPartiesKilled_TellsEveryPartyWhatCameOfIt() => EverySchedule(TellsEverybodyAsync, count: 30);

    private async Task<bool> TellsEverybodyAsync(string name, byte[] steps)
    {
        var barrier = Concurrency.Barrier(name, Parties);
        var guests = new List<Guest<int?>>();
        foreach (var step in steps)
        {
            var guest = WhoseTurn(guests, step / 6);
            switch (step % 6)
            {
                case 0 or 1 or 2:
                    guests.Add(NewGuest((owner, end) => PassAsync(owner.Barrier(name, Parties), end)));
                    break;
                case 3:
                    guest?.Cancellation.Cancel();
                    break;
                case 4:
                    await Soon(barrier.ResetAsync());
                    break;
                case 5:
                    guest?.Kill();
                    break;
            }

            var now = await Soon(barrier.GetSnapshotAsync());
            if (now.Waiters.Count >= Parties || (now.Broken is not null && now.Waiters.Count > 0))
                return false;
        }

        await Soon(barrier.ResetAsync());
        await EndAll(guests);
        var passed = new List<int>();
        foreach (var guest in guests)
            passed.AddRange((await Soon(guest.OutcomeAsync())).OfType<int>());
        var after = await Until(() => barrier.GetSnapshotAsync(), s => s.Waiters.Count == 0);

        // A party that was killed or gave up may have passed without having heard of it: of each meeting some are missing then.
        var unheard = guests.Count(guest => guest.IsKilled || guest.Cancellation.IsCancellationRequested);
        return after.Broken is null && passed.All(index => index is >= 0 and < Parties) && (passed.Count % Parties == 0 || unheard > 0);
    }

    // Null: it was broken.
    private static async Task<int?> PassAsync(ActorBarrier barrier, CancellationToken end)
    {
        try
        {
            return await barrier.SignalAndWaitAsync(null, end);
        }
        catch (BrokenBarrierException)
        {
            return null;
        }
    }
}
