namespace Akka.Actor;

/// <summary>The name of a child: given, or generated from a number. Few look at a generated one, so its text is made when they do.</summary>
internal struct ChildName
{
    private const string Prefix = "$";
    private const long NoNumber = -1;

    private readonly long _number;
    private string? _text;

    public ChildName(string given) => (_text, _number) = (given, NoNumber);

    public ChildName(long number) => _number = number;

    public readonly bool IsGenerated => _number != NoNumber;

    public string Text => _text ??= GeneratedNames.Encode(Prefix, _number);

    /// <summary>The same as <see cref="HashOf"/> the text.</summary>
    public readonly int Hash => IsGenerated ? _number.GetHashCode() : HashOf(_text!);

    /// <summary>
    /// The hash of a name. That of a generated one is its number's: children that are made one after the other lie side by side in a
    /// table, and are found there without a walk through all of memory.
    /// </summary>
    public static int HashOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && GeneratedNames.TryDecode(name.AsSpan(Prefix.Length), out var number)
            ? number.GetHashCode()
            : name.GetHashCode(StringComparison.Ordinal);
}
