using Akka.Actor;

namespace ActorConcurrency.Bench.Engine;

/// <summary>What an actor and a message cost in memory.</summary>
internal static class Footprint
{
    private const int Actors = 100_000;
    private const int Messages = 200_000;
    private static readonly object Message = new();

    public static async Task PrintAsync(ActorSystem system)
    {
        Console.WriteLine();
        Console.WriteLine($"{"memory per idle actor",-38}{await PerActorAsync(system):F0} bytes");
        Console.WriteLine($"{"allocation per tell",-38}{await PerTellAsync(system):F0} bytes");
        Console.WriteLine($"{"allocation per ask",-38}{await PerAskAsync(system):F0} bytes");
    }

    private static async Task<double> PerActorAsync(ActorSystem system)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var parent = system.ActorOf(Props.Create<Parent>());
        await parent.Ask<int>(Actors);
        await parent.Ask<int>(0);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        await parent.GracefulStop(TimeSpan.FromMinutes(1));
        return (after - before) / (double)Actors;
    }

    private static async Task<double> PerTellAsync(ActorSystem system)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var echo = system.ActorOf(Props.Create<Echo>());
        await echo.Ask<object>(Message);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var pinger = system.ActorOf(Props.Create(() => new Pinger(echo, Messages, 1, done)));
        await done.Task;
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        system.Stop(echo);
        system.Stop(pinger);
        return bytes / (2.0 * Messages);
    }

    private static async Task<double> PerAskAsync(ActorSystem system)
    {
        var echo = system.ActorOf(Props.Create<Echo>());
        await echo.Ask<object>(Message);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Messages; i++) await echo.Ask<object>(Message);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        system.Stop(echo);
        return bytes / (double)Messages;
    }

    /// <summary>Makes children, and answers when they have handled a message each.</summary>
    private sealed class Parent : UntypedActor
    {
        private IActorRef _asker = ActorRefs.Nobody;
        private int _left;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case int count and > 0:
                    (_asker, _left) = (Sender, count);
                    var props = Props.Create<Echo>();
                    for (var i = 0; i < count; i++) Context.ActorOf(props).Tell(Message, Self);
                    break;
                case int:
                    Sender.Tell(0);
                    break;
                default:
                    if (--_left == 0) _asker.Tell(0);
                    break;
            }
        }
    }
}
