using Akka.Actor;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>The epochs that the directory gives out, one growing number, and how many nodes have stored them. The rules, without an actor.</summary>
internal sealed class EpochLedger
{
    private readonly Dictionary<Address, long> _stored = [];

    /// <summary>The greatest epoch so far.</summary>
    public long Last { get; private set; }

    /// <summary>The next epoch: to be stored by a majority before anything is made under it.</summary>
    public long Next() => ++Last;

    /// <summary>A node has heard of an epoch, and so of those before it.</summary>
    public void Store(Address node, long epoch)
    {
        _stored[node] = Math.Max(epoch, _stored.GetValueOrDefault(node));
        Last = Math.Max(Last, epoch);
    }

    public void Forget(Address node) => _stored.Remove(node);

    /// <summary>Whether a node is yet to store the last epoch.</summary>
    public bool IsBehind(Address node) => _stored.GetValueOrDefault(node) < Last;

    /// <summary>The greatest epoch that more than half of these nodes have stored; 0: none.</summary>
    public long StoredByMajority(IReadOnlyCollection<Address> voters) =>
        voters.Count == 0 ? 0 : voters.Select(node => _stored.GetValueOrDefault(node)).OrderDescending().ElementAt(voters.Count / 2);
}
