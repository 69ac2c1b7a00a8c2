namespace Akka.Actor;

/// <summary>
/// The handlers of one behaviour, in the order of registration; the first that accepts a message wins.
/// Which handler comes first for a message type is remembered, so that a known type costs one comparison.
/// </summary>
internal sealed class MessageHandlers
{
    /// <summary>Up to here a scan over the handlers' types is cheaper than a lookup.</summary>
    private const int ScanLimit = 12;

    private const int Turns = 4;

    private Entry[] _entries = [];
    private int _count;
    private bool _catchesAll;
    private Type? _lastType;
    private int _lastFirst;
    private int _turn;
    private Latest[]? _latest;
    private Dictionary<Type, int>? _firstByType;

    /// <summary>One of the types that came last, which usually come in turn: some are remembered from the second one on.</summary>
    private struct Latest
    {
        public Type Type;
        public int First;
    }

    private struct Entry
    {
        public Type Type;
        public bool IsExact;
        public HandlerKind Kind;
        public Delegate Handler;
        public Delegate? Condition;
    }

    public void Add(Type type, bool isExact, HandlerKind kind, Delegate handler, Delegate? condition, bool isConditional)
    {
        ArgumentNullException.ThrowIfNull(type, "messageType");
        ArgumentNullException.ThrowIfNull(handler);
        if (_catchesAll)
            throw new InvalidOperationException("A handler that catches all messages was added before; no handler added after it could ever run.");
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count == 0 ? 1 : Math.Max(4, _count * 2));
        _entries[_count++] = new Entry { Type = type, IsExact = isExact, Kind = kind, Handler = handler, Condition = condition };
        _catchesAll = !isConditional && type == typeof(object);
    }

    /// <summary>Offers the message to the handlers in order; false if none took it.</summary>
    public bool TryHandle(object message)
    {
        var type = message.GetType();
        var index = ReferenceEquals(type, _lastType) ? _lastFirst : First(type);
        while (index < _count)
        {
            ref var entry = ref _entries[index];
            if (entry.Kind.Handle(message, entry.Handler, entry.Condition))
                return true;
            index = Next(index + 1, type);
        }
        return false;
    }

    private int First(Type type)
    {
        var latest = _latest;
        if (latest is null)
        {
            if (_lastType is null)
                return Remember(type, Look(type));
            latest = _latest = new Latest[Turns];
        }
        var first = -1;
        foreach (ref var known in latest.AsSpan())
        {
            if (!ReferenceEquals(known.Type, type)) continue;
            first = known.First;
            break;
        }
        if (first < 0)
        {
            first = Look(type);
            latest[_turn] = new Latest { Type = type, First = first };
            _turn = (_turn + 1) % Turns;
        }
        return Remember(type, first);
    }

    private int Remember(Type type, int first)
    {
        _lastType = type;
        _lastFirst = first;
        return first;
    }

    private int Look(Type type)
    {
        int first;
        if (_count <= ScanLimit)
            first = Next(0, type);
        else if (!(_firstByType ??= []).TryGetValue(type, out first))
            _firstByType.Add(type, first = Next(0, type));
        return first;
    }

    private int Next(int index, Type type)
    {
        for (; index < _count; index++)
        {
            ref var entry = ref _entries[index];
            if (ReferenceEquals(entry.Type, type) || (!entry.IsExact && entry.Type.IsAssignableFrom(type)))
                break;
        }
        return index;
    }
}
