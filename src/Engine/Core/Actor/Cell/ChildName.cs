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

    /// <summary>The hash of the text.</summary>
    public readonly int Hash
    {
        get
        {
            if (_text is not null) return ChildTable.HashOf(_text);
            Span<char> letters = stackalloc char[Prefix.Length + GeneratedNames.MostLetters];
            Prefix.CopyTo(letters);
            return ChildTable.HashOf(letters[..(Prefix.Length + GeneratedNames.Encode(_number, letters[Prefix.Length..]))]);
        }
    }
}
