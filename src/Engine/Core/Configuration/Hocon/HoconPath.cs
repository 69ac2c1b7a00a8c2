namespace Akka.Configuration.Hocon;

/// <summary>Takes a path such as <c>a."b.c".d</c> apart, without allocating.</summary>
internal ref struct HoconPath(ReadOnlySpan<char> path)
{
    private ReadOnlySpan<char> _rest = path;
    private bool _atEnd;

    /// <summary>The current key.</summary>
    public ReadOnlySpan<char> Key { get; private set; }

    /// <summary>Moves to the next key.</summary>
    public bool Next()
    {
        if (_atEnd)
            return false;

        var length = LengthOfFirst(_rest);
        var key = _rest[..length];
        Key = key.Length >= 2 && key[0] == '"' && key[^1] == '"' ? key[1..^1] : key;
        _atEnd = length == _rest.Length;
        if (!_atEnd)
            _rest = _rest[(length + 1)..];
        return true;
    }

    /// <summary>Follows a path from a value down.</summary>
    public static HoconValue? Find(HoconValue root, string path)
    {
        var keys = new HoconPath(path);
        var current = root;
        while (keys.Next())
        {
            if (current.Effective() is not HoconObject parent
                || !parent.Items.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(keys.Key, out current))
                return null;
        }

        return current;
    }

    private static int LengthOfFirst(ReadOnlySpan<char> path)
    {
        var quoted = false;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '"')
                quoted = !quoted;
            else if (path[i] == '.' && !quoted)
                return i;
        }

        return path.Length;
    }
}
