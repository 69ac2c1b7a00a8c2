using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>Counts the buns that were eaten; one that is eaten again counts once.</summary>
internal sealed class BakeryCounter : TracedReceiveActor
{
    private readonly HashSet<int> _eaten = [];

    /// <param name="buns">How many buns there are.</param>
    /// <param name="took">Called when an eater of that node has a bun.</param>
    public static Props Props(int buns, Action<string> took) => Akka.Actor.Props.Create<BakeryCounter>(buns, took);

    public BakeryCounter(int buns, Action<string> took)
    {
        Receive<BakeryProtocol.Took>(m => took(m.Node));
        Receive<BakeryProtocol.Eaten>(m =>
        {
            _eaten.Add(m.Bun);
            Sender.Tell(new BakeryProtocol.Counted());
        });
        Receive<GetMissing>(_ => Sender.Tell(Enumerable.Range(0, buns).Except(_eaten).ToArray()));
    }

    /// <summary>Which buns have not been eaten? Answered by their numbers.</summary>
    public sealed record GetMissing
    {
        public static readonly GetMissing Instance = new();
    }
}
