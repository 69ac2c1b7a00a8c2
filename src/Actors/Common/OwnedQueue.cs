using System.Collections;
using System.Runtime.InteropServices;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Items in order of arrival, each known by its owner and a number, from which one item or all items of one owner can be
/// taken out without looking at the others. Waiting requests and grants are both kept in one.
/// </summary>
internal sealed class OwnedQueue<TOwner, T> : IReadOnlyCollection<T>
    where TOwner : notnull
{
    // So few items are looked through. With more of them each owner's are chained, and looked through as long as they are few. All are in an
    // index from the first time on that one of many is looked for: most queues are only added to and taken from.
    private const int Few = 8;

    private Dictionary<TOwner, Node>? _newestOf;
    private Dictionary<(TOwner Owner, long Id), Node>? _index;
    private Node? _first;
    private Node? _last;

    public int Count { get; private set; }

    /// <summary>The item that came first, or nothing.</summary>
    public bool TryPeek(out T item)
    {
        item = _first is null ? default! : _first.Item;
        return _first is not null;
    }

    /// <summary>False, and nothing changed, when the owner has an item of this number.</summary>
    public bool TryAddLast(TOwner owner, long id, T item) => TryAdd(new ItemNode(owner, id, item), atFront: false);

    /// <summary>The same for an item that is its own place in the queue.</summary>
    public bool TryAddLast(Node node) => TryAdd(node, atFront: false);

    /// <summary>Puts an item before all others; false, and nothing changed, when the owner has one of this number.</summary>
    public bool TryAddFirst(TOwner owner, long id, T item) => TryAdd(new ItemNode(owner, id, item), atFront: true);

    /// <summary>The same for an item that is its own place in the queue.</summary>
    public bool TryAddFirst(Node node) => TryAdd(node, atFront: true);

    public bool TryDequeue(out T item)
    {
        if (_first is null)
        {
            item = default!;
            return false;
        }

        item = _first.Item;
        Unlink(_first);
        return true;
    }

    public bool TryFind(TOwner owner, long id, out T item)
    {
        var node = Find(owner, id);
        item = node is null ? default! : node.Item;
        return node is not null;
    }

    public bool TryRemove(TOwner owner, long id, out T item)
    {
        if (Find(owner, id) is not { } node)
        {
            item = default!;
            return false;
        }

        item = node.Item;
        Unlink(node);
        return true;
    }

    /// <summary>The owner's items, the one added first in front.</summary>
    public IReadOnlyList<T> Of(TOwner owner) => NodesOf(owner).ConvertAll(node => node.Item);

    /// <summary>The owner's item that was added first, or nothing.</summary>
    public bool TryPeekOf(TOwner owner, out T item)
    {
        var node = _newestOf is null ? _first : _newestOf.GetValueOrDefault(owner);
        if (_newestOf is null)
        {
            while (node is not null && !node.IsOf(owner))
                node = node.Next;
        }
        else
        {
            while (node?.OwnersOlder is { } older)
                node = older;
        }

        item = node is null ? default! : node.Item;
        return node is not null;
    }

    /// <summary>Takes all items of an owner out; the one added first is in front.</summary>
    public IReadOnlyList<T> RemoveAll(TOwner owner)
    {
        var nodes = NodesOf(owner);
        foreach (var node in nodes)
            Unlink(node);
        return nodes.ConvertAll(node => node.Item);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var node = _first; node is not null; node = node.Next)
            yield return node.Item;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool TryAdd(Node node, bool atFront)
    {
        if (!IsGreatestOf(node.Owner, node.Id) && Find(node.Owner, node.Id) is not null)
            return false;

        Count++;
        if (_first is null || _last is null)
        {
            _first = _last = node;
        }
        else if (atFront)
        {
            node.Next = _first;
            _first.Previous = node;
            _first = node;
        }
        else
        {
            node.Previous = _last;
            _last.Next = node;
            _last = node;
        }

        if (_newestOf is not null)
            Chain(node);
        else if (Count > Few || atFront)   // an owner's items are in the order in which they were added, and so no longer in this one's
            ChainAll(node);
        return true;
    }

    private List<Node> NodesOf(TOwner owner)
    {
        var nodes = new List<Node>();
        for (var node = _newestOf is null ? _last : _newestOf.GetValueOrDefault(owner); node is not null; node = _newestOf is null ? node.Previous : node.OwnersOlder)
        {
            if (_newestOf is not null || node.IsOf(owner))
                nodes.Add(node);
        }

        nodes.Reverse();
        return nodes;
    }

    private Node? Find(TOwner owner, long id)
    {
        if (_index is not null)
            return _index.GetValueOrDefault((owner, id));
        if (_newestOf is null)
        {
            var any = _first;
            while (any is not null && (any.Id != id || !any.IsOf(owner)))
                any = any.Next;
            return any;
        }

        var newest = _newestOf.GetValueOrDefault(owner);
        if (newest is { OwnersCount: > Few })
            return IndexAll().GetValueOrDefault((owner, id));
        while (newest is not null && newest.Id != id)
            newest = newest.OwnersOlder;
        return newest;
    }

    // Numbers usually grow, and then no search is needed to know that one is new.
    private bool IsGreatestOf(TOwner owner, long id) =>
        _newestOf is not null && (!_newestOf.TryGetValue(owner, out var newest) || newest.OwnersGreatestId < id);

    private void ChainAll(Node newest)
    {
        _newestOf = [];
        for (var node = _first; node is not null; node = node.Next)
        {
            if (!ReferenceEquals(node, newest))
                Chain(node);
        }

        Chain(newest);
    }

    private void Chain(Node node)
    {
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newestOf!, node.Owner, out _);
        if (newest is not null)
        {
            node.OwnersOlder = newest;
            newest.OwnersNewer = node;
            node.OwnersCount = newest.OwnersCount + 1;
            node.OwnersGreatestId = Math.Max(node.Id, newest.OwnersGreatestId);
        }
        else
        {
            (node.OwnersCount, node.OwnersGreatestId) = (1, node.Id);
        }

        newest = node;
        _index?.Add((node.Owner, node.Id), node);
    }

    private Dictionary<(TOwner Owner, long Id), Node> IndexAll()
    {
        _index = [];
        for (var node = _first; node is not null; node = node.Next)
            _index.Add((node.Owner, node.Id), node);
        return _index;
    }

    private void Unlink(Node node)
    {
        Count--;
        if (node.Previous is null)
            _first = node.Next;
        else
            node.Previous.Next = node.Next;
        if (node.Next is null)
            _last = node.Previous;
        else
            node.Next.Previous = node.Previous;
        if (_newestOf is not null)
            Unchain(node, _newestOf);

        // One that the collector has not found dead yet shall keep no later ones alive.
        (node.Previous, node.Next, node.OwnersOlder, node.OwnersNewer) = (null, null, null, null);
    }

    private void Unchain(Node node, Dictionary<TOwner, Node> newestOf)
    {
        _index?.Remove((node.Owner, node.Id));
        if (node.OwnersNewer is not null)
            node.OwnersNewer.OwnersOlder = node.OwnersOlder;
        else if (node.OwnersOlder is not null)
            newestOf[node.Owner] = node.OwnersOlder;
        else
            newestOf.Remove(node.Owner);
        if (node.OwnersOlder is not null)
            node.OwnersOlder.OwnersNewer = node.OwnersNewer;
    }

    /// <summary>A place in a queue. An item that is one itself costs no other object; it is in one queue at a time.</summary>
    internal abstract class Node(TOwner owner, long id)
    {
        public TOwner Owner { get; } = owner;

        /// <summary>Its number among its owner's. To be changed while it is in no queue only.</summary>
        internal long Id { get; private protected set; } = id;

        internal abstract T Item { get; }
        internal Node? Previous { get; set; }
        internal Node? Next { get; set; }
        internal Node? OwnersOlder { get; set; }
        internal Node? OwnersNewer { get; set; }

        /// <summary>How many its owner had when it came, with it; never fewer than it has now, as its newest.</summary>
        internal int OwnersCount { get; set; }

        /// <summary>No lower than that of any item that its owner has, as its newest.</summary>
        internal long OwnersGreatestId { get; set; }

        internal bool IsOf(TOwner owner) => ReferenceEquals(Owner, owner) || EqualityComparer<TOwner>.Default.Equals(Owner, owner);
    }

    private sealed class ItemNode(TOwner owner, long id, T item) : Node(owner, id)
    {
        internal override T Item => item;
    }
}
