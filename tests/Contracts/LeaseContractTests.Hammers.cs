using Xunit;

namespace ActorConcurrency.Actors.Contracts;

/// <summary>Many owners at once on real threads.</summary>
public abstract partial class LeaseContractTests<TSnapshot, TLease, TBackend>
{
    [Fact]
    public async Task Hammer_ManyOwners_NeverTwoAtOnce()
    {
        int inside = 0, most = 0, entries = 0;

        await Soon(Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            for (var i = 0; i < 20; i++)
            {
                await using var lease = await AcquireAsync(owner);
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                entries++;
                Interlocked.Decrement(ref inside);
            }
        }))));

        Assert.Equal(1, most);
        Assert.Equal(1000, entries);
        Assert.Empty((await Look()).Holders);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Hammer_64OwnersThatGiveUpAndDie_NeverTwoAtOnceAndFreeAtTheEnd(int seed)
    {
        const int owners = 64, rounds = 20;
        int inside = 0, most = 0;
        long lastToken = 0;

        await Soon(Task.WhenAll(Enumerable.Range(0, owners).Select(i => Task.Run(() => OwnAsync(new Random((seed * owners) + i))))));

        Assert.Equal(1, most);
        await Until(Look, seen => seen.Holders.Count == 0 && seen.Waiters.Count == 0);
        await ReleaseAsync(await Soon(AcquireAsync(Concurrency)));

        async Task OwnAsync(Random random)
        {
            var owner = Concurrency.As();
            for (var round = 0; round < rounds; round++)
            {
                using var patience = new CancellationTokenSource();
                var acquiring = AcquireAsync(owner, null, patience.Token);
                var fate = random.Next(6);
                if (fate == 0)
                    await patience.CancelAsync();
                if (await Outcome(acquiring) is { } lease)
                    await HoldAsync(lease);
                if (fate == 1)
                {
                    await owner.DisposeAsync();
                    owner = Concurrency.As();
                }
            }

            await owner.DisposeAsync();

            async Task HoldAsync(TLease lease)
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Assert.True(lease.FencingToken.Counter > Interlocked.Exchange(ref lastToken, lease.FencingToken.Counter));
                if (random.Next(2) == 0)
                    await Task.Yield();
                Interlocked.Decrement(ref inside);
                if (random.Next(6) > 0)
                    await lease.DisposeAsync();
                else
                    await owner.DisposeAsync();   // dies with it in its hands
                if (lease.LostToken.IsCancellationRequested)
                    owner = Concurrency.As();
            }
        }

        static async Task<TLease?> Outcome(Task<TLease> acquiring)
        {
            try
            {
                return await acquiring;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }
}
