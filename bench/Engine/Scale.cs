using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Bench.Engine;

/// <summary>How the rate of messages changes with the number of actors that they are spread over.</summary>
internal static class Scale
{
    private const int Messages = 3_000_000;
    private static readonly object Message = new();

    public static async Task PrintAsync(ActorSystem system)
    {
        Console.WriteLine();
        Console.WriteLine($"{"actors",-12}{"made",14}{"tells, spread over them",28}");
        foreach (var count in (int[])[1, 10, 1_000, 100_000, 1_000_000])
        {
            var countdown = new Countdown(count);
            var start = Stopwatch.GetTimestamp();
            var holder = system.ActorOf(Props.Create(() => new Holder(count, countdown)));
            var children = await holder.Ask<IActorRef[]>(Message);
            var made = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Messages; i++) children[i % count].Tell(Message, ActorRefs.NoSender);
            await countdown.Done;
            var told = Messages / Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine($"{count,-12}{made / 1e3,10:F0} k/s{told / 1e6,24:F2} M/s");
            await holder.GracefulStop(TimeSpan.FromMinutes(2));
        }
    }

    private sealed class Holder(int count, Countdown countdown) : UntypedActor
    {
        private readonly IActorRef[] _children = new IActorRef[count];

        protected override void PreStart()
        {
            var share = Messages / count;
            var props = Props.Create(() => new ShareCounter(share, countdown));
            for (var i = 0; i < count; i++) _children[i] = Context.ActorOf(props);
        }

        protected override void OnReceive(object message) => Sender.Tell(_children);
    }
}
