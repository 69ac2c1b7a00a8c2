namespace Akka.Actor;

/// <summary>Children by name: a hash table whose chains run through the entries. Not safe for many threads.</summary>
/// <remarks>
/// It grows by chunks, which are never copied: a parent of very many children leaves no large arrays behind, whose collection would stop
/// everybody else.
/// </remarks>
internal sealed class ChildTable
{
    private const int Smallest = 4;
    private const int ChunkBits = 9;
    private const int ChunkSize = 1 << ChunkBits;

    private Place[][] _chunks = [new Place[Smallest]];
    private int _places = Smallest;

    public int Count { get; private set; }

    public IChildEntry? Find(string name)
    {
        var hash = ChildName.HashOf(name);
        for (var entry = PlaceOf(hash); entry is not null; entry = entry.Next)
        {
            if (entry.NameHash == hash && entry.Name == name) return entry;
        }
        return null;
    }

    public IChildEntry? Find(IActorRef child)
    {
        if (child is not LocalActorRef local) return Find(child.Path.Name) is { } found && found.Ref.Equals(child) ? found : null;
        IChildEntry? entry = PlaceOf(local.NameHash);
        while (entry is not null && !ReferenceEquals(entry, local)) entry = entry.Next;
        return entry;
    }

    /// <summary>Adds an entry, whose name is nobody else's.</summary>
    public void Add(IChildEntry entry)
    {
        if (Count == _places) Grow();
        Push(entry);
        Count++;
    }

    public void Remove(IChildEntry entry)
    {
        ref var place = ref PlaceOf(entry.NameHash);
        if (ReferenceEquals(place, entry))
        {
            place = entry.Next;
        }
        else
        {
            var before = place!;
            while (!ReferenceEquals(before.Next, entry)) before = before.Next!;
            before.Next = entry.Next;
        }
        entry.Next = null;
        Count--;
    }

    /// <summary>The entries as they are now, oldest first.</summary>
    public IChildEntry[] ToArray()
    {
        var entries = new IChildEntry[Count];
        var i = 0;
        foreach (var chunk in _chunks)
        {
            foreach (var place in chunk)
            {
                for (var entry = place.First; entry is not null; entry = entry.Next) entries[i++] = entry;
            }
        }
        if (i > 1) Array.Sort(entries, static (a, b) => a.Uid.CompareTo(b.Uid));
        return entries;
    }

    public void Clear()
    {
        (_chunks, _places, Count) = ([new Place[Smallest]], Smallest, 0);
    }

    private ref IChildEntry? PlaceOf(int hash)
    {
        var index = hash & (_places - 1);
        return ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)].First;
    }

    private void Push(IChildEntry entry)
    {
        ref var place = ref PlaceOf(entry.NameHash);
        entry.Next = place;
        place = entry;
    }

    // Twice as many places: what was in one goes to the same one or to its new counterpart.
    private void Grow()
    {
        var before = _places;
        _places *= 2;
        if (_places <= ChunkSize)
        {
            Array.Resize(ref _chunks[0], _places);
        }
        else
        {
            Array.Resize(ref _chunks, _places / ChunkSize);
            for (var i = before / ChunkSize; i < _chunks.Length; i++) _chunks[i] = new Place[ChunkSize];
        }
        for (var i = 0; i < before; i++)
        {
            ref var place = ref _chunks[i >> ChunkBits][i & (ChunkSize - 1)].First;
            var entry = place;
            place = null;
            for (IChildEntry? next; entry is not null; entry = next)
            {
                next = entry.Next;
                Push(entry);
            }
        }
    }

    // Not the bare reference, whose array would be checked for its type at every write.
    private struct Place
    {
        public IChildEntry? First;
    }
}
