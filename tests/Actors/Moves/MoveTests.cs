using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Moves;

/// <summary>
/// The same requests of a primitive that stays and of one that moves in between, at any moment: whoever asks must hear the same, in the same
/// order, and both must be in the same state at the end. So nothing is lost, nothing is granted twice, and nobody loses its place.
/// </summary>
public sealed class MoveTests() : TestKit(Configuration)
{
    private const int Owners = 3;
    private const int Runs = 20;

    private static readonly Config Configuration = ConfigurationFactory.ParseString(
        """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.loglevel = ERROR
        akka.stdout-loglevel = OFF
        """).WithWire();

    public static TheoryData<string> Kinds => [.. MovingKind.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnyRequests_WithMovesInBetween_AreAnsweredAsWithoutThem(string kind)
    {
        for (var run = 0; run < Runs; run++)
        {
            var random = new Random(run);
            var steps = Enumerable.Range(0, 4 * (run + 1)).Select(_ => random.Next()).ToArray();
            await CompareAsync(MovingKind.All[kind], run, steps);
        }
    }

    [Fact]
    public async Task Move_WithAWaiterThatHasNoSender_KeepsItsPlace()
    {
        var world = new World(Sys, "lonely", new LockSettings(Reentrant: false), null);
        world.Tell(new LockProtocol.Acquire(1, TestActor), TestActor);
        world.Tell(new LockProtocol.Acquire(2, TestActor), ActorRefs.NoSender);
        world.Tell(new LockProtocol.Acquire(3, TestActor), TestActor);
        ExpectMsg<LockProtocol.Granted>(granted => granted.FencingToken == new FencingToken(1, 1));

        await world.MoveAsync();
        world.Tell(new LockProtocol.Release(4, TestActor, 1), TestActor);
        ExpectMsg<LockProtocol.Released>();
        world.Tell(new LockProtocol.Release(5, TestActor, 2), TestActor);

        ExpectMsg<LockProtocol.Granted>(granted => granted.RequestId == 3 && granted.FencingToken == new FencingToken(2, 3));
        ExpectMsg<LockProtocol.Released>();
    }

    private async Task CompareAsync(MovingKind kind, int run, int[] steps)
    {
        var staying = new World(Sys, $"stay-{run}", kind.Settings, kind.Lock);
        var moving = new World(Sys, $"move-{run}", kind.Settings, kind.Lock);
        for (var i = 0; i < steps.Length; i++)
        {
            await RunAsync(staying, kind, i + 1, steps[i], moves: false);
            await RunAsync(moving, kind, i + 1, steps[i], moves: true);
            if (steps[i] % 7 == 0)
            {
                ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(1));
                await staying.SettleAsync();
                await moving.SettleAsync();
            }
        }

        var (expected, actual) = (await staying.StoryAsync(), await moving.StoryAsync());
        Assert.True(expected == actual, $"Run {run}. Expected:\n{expected}\nActual:\n{actual}");
        staying.Stop();
        moving.Stop();
    }

    private static async Task RunAsync(World world, MovingKind kind, long id, int step, bool moves)
    {
        var number = step / 1_000;
        var owner = step % Owners;
        if (step % 11 == 0)
            await world.EndAsync(owner);
        else
            await world.RunAsync(owner, id, number, kind.Requests[step / 10 % kind.Requests.Length]);
        if (moves && step % 5 < 2)
            await world.MoveAsync();
    }
}
