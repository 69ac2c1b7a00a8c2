using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// Asks, for the primitives of a region, whether a dead owner's requests are all in: they came by way of a forwarder on the owner's node,
/// which the news of a death overtakes. For the region's handlers only.
/// </summary>
/// <param name="cluster">This node's view of the primitives.</param>
/// <param name="self">The region.</param>
/// <param name="isMember">Whether a node is part of the cluster.</param>
internal sealed class LastWordsDesk(ClusterPrimitives cluster, IActorRef self, Func<Address, bool> isMember)
{
    private const int Patience = 3;

    private readonly List<(SayLastWords Question, Address Node, int Rounds)> _open = [];

    public void Ask(PrimitiveKey key, IActorRef owner, IActorRef primitive)
    {
        var node = cluster.AddressOf(owner);
        var question = new SayLastWords(key, owner, primitive);
        if (IsGone(node))
        {
            Answer(question);
            return;
        }

        if (node == cluster.Cluster.SelfAddress)
            self.Tell(question, self);
        else
            cluster.RegionOn(node).Tell(question, self);
        _open.Add((question, node, 0));
    }

    /// <summary>What got lost is given up after a while. An answer that comes as well does no harm.</summary>
    public void OnRetry()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var (question, node, rounds) = _open[i];
            if (rounds + 1 < Patience)
            {
                _open[i] = (question, node, rounds + 1);
                continue;
            }

            Answer(question);
            _open.RemoveAt(i);
        }
    }

    /// <summary>From a node that is gone nothing more comes.</summary>
    public void OnNodeRemoved()
    {
        foreach (var (question, _, _) in _open.Where(open => IsGone(open.Node)))
            Answer(question);
        _open.RemoveAll(open => IsGone(open.Node));
    }

    private bool IsGone(Address node) => node != cluster.Cluster.SelfAddress && !isMember(node);

    private void Answer(SayLastWords question) => question.Primitive.Tell(new LastWords(question.Owner), self);
}
