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
    // An owner's few items are looked through; from the first owner with more of them on, all items are found by this.
    private const int Few = 8;

    private readonly Dictionary<TOwner, Node> _newestOf = [];
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
    public bool TryAddLast(TOwner owner, long id, T item) => TryAdd(owner, id, item, atFront: false);

    /// <summary>Puts an item before all others; false, and nothing changed, when the owner has one of this number.</summary>
    public bool TryAddFirst(TOwner owner, long id, T item) => TryAdd(owner, id, item, atFront: true);

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
    public IReadOnlyList<T> Of(TOwner owner)
    {
        if (!_newestOf.TryGetValue(owner, out var newest))
            return [];
        var items = new List<T>();
        for (Node? node = newest; node is not null; node = node.OwnersOlder)
            items.Add(node.Item);
        items.Reverse();
        return items;
    }

    /// <summary>Takes all items of an owner out; the one added first is in front.</summary>
    public IReadOnlyList<T> RemoveAll(TOwner owner)
    {
        var items = Of(owner);
        while (_newestOf.TryGetValue(owner, out var node))
            Unlink(node);
        return items;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var node = _first; node is not null; node = node.Next)
            yield return node.Item;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool TryAdd(TOwner owner, long id, T item, bool atFront)
    {
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newestOf, owner, out var hasSome);
        if (hasSome && Find(newest!, id) is not null)
            return false;

        var node = new Node(owner, id, item);
        if (hasSome)
        {
            node.OwnersOlder = newest;
            newest!.OwnersNewer = node;
            node.OwnersCount = newest.OwnersCount + 1;
        }

        newest = node;
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

        if (_index is not null)
            _index.Add((owner, id), node);
        else if (node.OwnersCount > Few)
            BuildIndex();
        return true;
    }

    private Node? Find(TOwner owner, long id) => _newestOf.TryGetValue(owner, out var newest) ? Find(newest, id) : null;

    private Node? Find(Node newest, long id)
    {
        if (_index is not null)
            return _index.GetValueOrDefault((newest.Owner, id));
        var node = newest;
        while (node is not null && node.Id != id)
            node = node.OwnersOlder;
        return node;
    }

    private void BuildIndex()
    {
        _index = [];
        for (var node = _first; node is not null; node = node.Next)
            _index.Add((node.Owner, node.Id), node);
    }

    private void Unlink(Node node)
    {
        Count--;
        _index?.Remove((node.Owner, node.Id));

        if (node.Previous is null)
            _first = node.Next;
        else
            node.Previous.Next = node.Next;
        if (node.Next is null)
            _last = node.Previous;
        else
            node.Next.Previous = node.Previous;

        if (node.OwnersNewer is not null)
            node.OwnersNewer.OwnersOlder = node.OwnersOlder;
        else if (node.OwnersOlder is not null)
            _newestOf[node.Owner] = node.OwnersOlder;
        else
            _newestOf.Remove(node.Owner);
        if (node.OwnersOlder is not null)
            node.OwnersOlder.OwnersNewer = node.OwnersNewer;

        // One that the collector has not found dead yet shall keep no later ones alive.
        (node.Previous, node.Next, node.OwnersOlder, node.OwnersNewer) = (null, null, null, null);
    }

    private sealed class Node(TOwner owner, long id, T item)
    {
        public TOwner Owner { get; } = owner;
        public long Id { get; } = id;
        public T Item { get; } = item;
        public Node? Previous { get; set; }
        public Node? Next { get; set; }
        public Node? OwnersOlder { get; set; }
        public Node? OwnersNewer { get; set; }

        /// <summary>How many its owner had when it came, with it; never fewer than it has now, as its newest.</summary>
        public int OwnersCount { get; set; } = 1;
    }
}
