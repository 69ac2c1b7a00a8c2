namespace Akka.Configuration.Hocon;

/// <summary>Reads one document, by recursive descent.</summary>
internal sealed class HoconReader(string text, Func<string, HoconRoot?>? includeCallback)
{
    private const int MaxDepth = 500;

    private readonly HoconScanner _scanner = new(text);
    private readonly List<HoconSubstitution> _substitutions = [];
    private int _depth;

    /// <summary>Reads the whole text; the braces around a document may be left out.</summary>
    public HoconRoot ReadDocument()
    {
        var root = new HoconObject();
        _scanner.SkipToNext();
        if (_scanner.TryTake("{"))
        {
            ReadMembers(root, "", inBraces: true);
            _scanner.SkipToNext();
        }
        else
            ReadMembers(root, "", inBraces: false);

        if (!_scanner.AtEnd)
            throw _scanner.Error($"expected the end of the text, found {_scanner.DescribeCurrent()}");
        return new HoconRoot(new HoconValue([root], adoptedFromFallback: false), _substitutions);
    }

    private void ReadMembers(HoconObject target, string path, bool inBraces)
    {
        var start = _scanner.Index - 1;
        Enter();
        _scanner.SkipToNext();
        while (!_scanner.AtEnd && _scanner.Current != '}')
        {
            if (!TryReadInclude(target))
                ReadMember(target, path);
            ReadSeparator('}');
        }

        // As in Akka.NET, a text with includes may end inside of an object; any other one has lost something.
        if (inBraces && !_scanner.TryTake("}") && !(_scanner.AtEnd && includeCallback is not null))
            throw _scanner.Error("this object is not closed by '}'", start);
        _depth--;
    }

    private void ReadMember(HoconObject target, string path)
    {
        var keys = ReadKeys();
        foreach (var key in keys)
            path = path.Length == 0 ? AsPathElement(key) : $"{path}.{AsPathElement(key)}";

        var end = _scanner.Index;
        _scanner.SkipToNext();
        // As in Akka.NET, a text that is one word is a configuration without anything in it.
        if (_scanner.AtEnd && _depth == 1 && keys is [var only] && text.Trim() == only)
            return;

        HoconValue value;
        if (_scanner.Current == '{')
            value = ReadValue(path, null);
        else if (_scanner.TryTake("+="))
            value = ReadAddition(path);
        else if (_scanner.TryTake("=") || _scanner.TryTake(":"))
            value = ReadValue(path, null);
        else
            throw _scanner.Error($"expected '=', ':', '+=' or '{{' after the key '{path}'", end);

        foreach (var key in keys[..^1])
            target = ParentAt(target, key);
        Assign(target, keys[^1], value);
    }

    // The object that a dotted key goes into. What was there before keeps its place below, should it be an object after all.
    private static HoconObject ParentAt(HoconObject target, string key)
    {
        if (target.Items.TryGetValue(key, out var existing) && existing is { Values: [HoconObject child] })
            return child;

        var parent = new HoconObject();
        Assign(target, key, new HoconValue([parent], adoptedFromFallback: false));
        return parent;
    }

    private static void Assign(HoconObject target, string key, HoconValue value)
    {
        if (!target.Items.TryGetValue(key, out var existing))
            target.Items[key] = value;
        else if (existing is { Values: [HoconObject below] } && value is { Values: [HoconObject above] })
            MergeInto(below, above);
        else
            target.Items[key] = value.Over(existing);
    }

    private static void MergeInto(HoconObject below, HoconObject above)
    {
        foreach (var (key, value) in above.Items)
            Assign(below, key, value);
    }

    private List<string> ReadKeys()
    {
        var keys = new List<string>();
        do
            keys.Add(ReadKey());
        while (_scanner.TryTake("."));
        return keys;
    }

    // One key of a path: quoted text, or words which may have blanks between them.
    private string ReadKey()
    {
        var start = _scanner.Index;
        var key = "";
        var wasQuoted = false;
        var blanks = _scanner.TakeBlanks();
        while (true)
        {
            var isQuoted = _scanner.Current == '"';
            var part = isQuoted ? _scanner.TakeQuoted() : _scanner.TakeUnquoted(isKey: true);
            if (part.Length == 0 && !isQuoted)
                break;
            key += key.Length == 0 ? part : blanks + part;
            wasQuoted |= isQuoted;
            blanks = _scanner.TakeBlanks();
        }

        if (key.Length == 0 && !wasQuoted)
            throw _scanner.Error($"expected a key, found {_scanner.DescribeCurrent()}", _scanner.AtEnd ? start : null);
        return key;
    }

    // `list += x` is short for `list = ${?list} [x]`.
    private HoconValue ReadAddition(string path)
    {
        var value = new HoconValue();
        AddSubstitution(value, path, isOptional: true, _scanner.Index, value);
        value.AppendValue(new HoconArray { ReadValue(path, value) });
        return value;
    }

    private HoconValue ReadValue(string path, HoconValue? field)
    {
        _scanner.SkipToNext();
        var start = _scanner.Index;
        var value = new HoconValue();
        field ??= value;
        var blanks = "";
        while (TryReadPart(path, field, value, blanks))
            blanks = _scanner.TakeBlanks();

        if (value.Values.Count == 0)
            throw _scanner.Error($"expected a value{(path.Length == 0 ? "" : $" for '{path}'")}, found {_scanner.DescribeCurrent()}");
        CheckParts(value, start);
        return value;
    }

    private bool TryReadPart(string path, HoconValue field, HoconValue value, string blanks)
    {
        if (_scanner.AtEnd || _scanner.AtComment || _scanner.Current is '\n' or ',' or '}' or ']')
            return false;

        if (blanks.Length > 0)
            value.AppendValue(new HoconLiteral { Value = blanks, IsSeparator = true });

        switch (_scanner.Current)
        {
            case '{':
                _scanner.Skip();
                var child = new HoconObject();
                ReadMembers(child, path, inBraces: true);
                value.AppendValue(child);
                return true;
            case '[':
                value.AppendValue(ReadArray(path, field));
                return true;
            case '"':
                value.AppendValue(new HoconLiteral { Value = _scanner.TakeQuoted() });
                return true;
            case '$':
                ReadSubstitution(field, value);
                return true;
            default:
                value.AppendValue(ReadUnquoted());
                return true;
        }
    }

    private HoconLiteral ReadUnquoted()
    {
        var literal = _scanner.TakeUnquoted(isKey: false);
        if (literal.Length == 0)
            throw _scanner.Error($"{_scanner.DescribeCurrent()} must be in quotes to be part of a value");
        return new HoconLiteral { Value = literal == "null" ? null : literal };
    }

    private HoconArray ReadArray(string path, HoconValue field)
    {
        var start = _scanner.Index;
        var array = new HoconArray();
        Enter();
        _scanner.Skip();
        _scanner.SkipToNext();
        while (!_scanner.AtEnd && _scanner.Current != ']')
        {
            array.Add(ReadValue(path, field));
            ReadSeparator(']');
        }

        if (!_scanner.TryTake("]"))
            throw _scanner.Error("this list is not closed by ']'", start);
        _depth--;
        return array;
    }

    private void ReadSubstitution(HoconValue field, HoconValue value)
    {
        var start = _scanner.Index;
        if (!_scanner.TryTake("${"))
            throw _scanner.Error("'$' must be in quotes unless it starts a substitution ${...}");
        var isOptional = _scanner.TryTake("?");
        AddSubstitution(value, _scanner.TakePath(), isOptional, start, field);
    }

    private void AddSubstitution(HoconValue value, string path, bool isOptional, int at, HoconValue field)
    {
        var substitution = new HoconSubstitution(path) { IsOptional = isOptional, Position = _scanner.PositionOf(at), Field = field };
        _substitutions.Add(substitution);
        value.AppendValue(substitution);
    }

    private bool TryReadInclude(HoconObject target)
    {
        const string Keyword = "include";
        if (!_scanner.At(Keyword))
            return false;

        var distance = Keyword.Length;
        while (_scanner.Peek(distance) is ' ' or '\t')
            distance++;
        if (distance == Keyword.Length || _scanner.Peek(distance) != '"')
            return false;

        var start = _scanner.Index;
        _scanner.Skip(distance);
        var name = _scanner.TakeQuoted();
        if (includeCallback is null)
            throw _scanner.Error($"cannot include '{name}': nothing was given that finds included documents", start);
        if (includeCallback(name) is not { } included)
            throw _scanner.Error($"cannot include '{name}': it was not found", start);
        if (included.Value.Effective() is not (null or HoconObject))
            throw _scanner.Error($"cannot include '{name}': it is no object", start);

        MergeInto(target, included.Value.GetObject() ?? new HoconObject());
        _substitutions.AddRange(included.Substitutions);
        return true;
    }

    // Members and items are separated by one comma, or by the end of the line.
    private void ReadSeparator(char closing)
    {
        var newLine = _scanner.SkipToNext();
        if (_scanner.TryTake(","))
        {
            _scanner.SkipToNext();
            if (_scanner.Current == ',')
                throw _scanner.Error("there is nothing between two commas");
        }
        else if (!newLine && !_scanner.AtEnd && _scanner.Current != closing)
            throw _scanner.Error($"expected ',', '{closing}' or the end of the line, found {_scanner.DescribeCurrent()}");
    }

    // What is joined must be of one kind; that substitutions are of it shows later.
    private void CheckParts(HoconValue value, int start)
    {
        var (hasText, hasList, hasObject) = (false, false, false);
        foreach (var part in value.Values)
        {
            hasText |= part is HoconLiteral { IsSeparator: false };
            hasList |= part is HoconArray;
            hasObject |= part is HoconObject;
        }

        if (hasText ? hasList || hasObject : hasList && hasObject)
            throw _scanner.Error("text, lists and objects cannot be joined into one value", start);
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
            throw _scanner.Error($"lists and objects are nested deeper than {MaxDepth} levels");
    }

    private static string AsPathElement(string key) => key.Contains('.') ? $"\"{key}\"" : key;
}
