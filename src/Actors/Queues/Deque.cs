namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// Items that are put in and taken out at both ends. They lie in pieces of a fixed size: however many there are, none is moved when more
/// come, and no large array has to be collected.
/// </summary>
internal sealed class Deque<T>
{
    private const int PieceSize = 256;

    private Piece? _first;
    private Piece? _last;
    private Piece? _spare;

    public int Count { get; private set; }

    /// <summary>The item at the front; there is one.</summary>
    public T First => _first!.Items[_first.Begin];

    /// <summary>The item at the back; there is one.</summary>
    public T Last => _last!.Items[_last.End - 1];

    public void AddFirst(T item)
    {
        if (_first is null || _first.Begin == 0)
            AddPieceBefore();
        _first!.Items[--_first.Begin] = item;
        Count++;
    }

    public void AddLast(T item)
    {
        if (_last is null || _last.End == PieceSize)
            AddPieceAfter();
        _last!.Items[_last.End++] = item;
        Count++;
    }

    /// <summary>Takes the item at the front; there is one.</summary>
    public T TakeFirst()
    {
        var piece = _first!;
        var item = piece.Items[piece.Begin];
        piece.Items[piece.Begin++] = default!;
        Count--;
        if (piece.Begin == piece.End)
            Drop(piece);
        return item;
    }

    /// <summary>Takes the item at the back; there is one.</summary>
    public T TakeLast()
    {
        var piece = _last!;
        var item = piece.Items[--piece.End];
        piece.Items[piece.End] = default!;
        Count--;
        if (piece.Begin == piece.End)
            Drop(piece);
        return item;
    }

    /// <summary>A copy, from front to back.</summary>
    public T[] ToArray()
    {
        var all = new T[Count];
        var copied = 0;
        for (var piece = _first; piece is not null; piece = piece.Next)
        {
            Array.Copy(piece.Items, piece.Begin, all, copied, piece.End - piece.Begin);
            copied += piece.End - piece.Begin;
        }

        return all;
    }

    private void AddPieceBefore()
    {
        var piece = TakeSpare();
        piece.Begin = piece.End = PieceSize;
        piece.Next = _first;
        if (_first is null)
            _last = piece;
        else
            _first.Previous = piece;
        _first = piece;
    }

    private void AddPieceAfter()
    {
        var piece = TakeSpare();
        piece.Begin = piece.End = 0;
        piece.Previous = _last;
        if (_last is null)
            _first = piece;
        else
            _last.Next = piece;
        _last = piece;
    }

    private Piece TakeSpare()
    {
        var piece = _spare ?? new Piece();
        _spare = null;
        return piece;
    }

    // An empty piece is at one of the ends. It leads to no other one any more, so that it keeps none alive; one is kept for the next item.
    private void Drop(Piece piece)
    {
        if (piece.Previous is null)
            _first = piece.Next;
        else
            piece.Previous.Next = piece.Next;
        if (piece.Next is null)
            _last = piece.Previous;
        else
            piece.Next.Previous = piece.Previous;
        (piece.Previous, piece.Next) = (null, null);
        _spare = piece;
    }

    private sealed class Piece
    {
        public readonly T[] Items = new T[PieceSize];
        public int Begin;
        public int End;
        public Piece? Previous;
        public Piece? Next;
    }
}
