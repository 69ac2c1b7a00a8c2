namespace Akka;

/// <summary>The value of an operation that completed and has nothing else to say.</summary>
public sealed class Done
{
    /// <summary>The only instance.</summary>
    public static readonly Done Instance = new();

    private Done()
    {
    }
}

/// <summary>The value of something whose result is of no use. All of them are equal.</summary>
public sealed class NotUsed : IComparable<NotUsed>, IEquatable<NotUsed>
{
    /// <summary>The only instance.</summary>
    public static readonly NotUsed Instance = new();

    private NotUsed()
    {
    }

    /// <summary>Zero.</summary>
    public int CompareTo(NotUsed? other) => 0;

    /// <summary>True for every instance.</summary>
    public bool Equals(NotUsed? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NotUsed;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "()";
}
