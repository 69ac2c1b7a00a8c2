using System.Collections;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Items in order of arrival, each known by its owner and a number, from which one item or all items of one owner can be
/// taken out without looking at the others. Waiting requests and grants are both kept in one.
/// </summary>
internal sealed class OwnedQueue<TOwner, T> : IReadOnlyCollection<T>
    where TOwner : notnull
{
    private readonly Dictionary<(TOwner Owner, long Id), Node> _nodes = [];
    private readonly Dictionary<TOwner, Node> _newestOf = [];
    private Node? _first;
    private Node? _last;

    public int Count => _nodes.Count;

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
        if (!_nodes.TryGetValue((owner, id), out var node))
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
        var node = new Node(owner, id, item);
        if (!_nodes.TryAdd((owner, id), node))
            return false;

        if (_newestOf.TryGetValue(owner, out var older))
        {
            node.OwnersOlder = older;
            older.OwnersNewer = node;
        }

        _newestOf[owner] = node;
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

        return true;
    }

    private void Unlink(Node node)
    {
        _nodes.Remove((node.Owner, node.Id));

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
    }
}
