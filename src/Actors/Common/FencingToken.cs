namespace ActorConcurrency.Actors.Common;

/// <summary>
/// The number that a grant carries. Of two grants of one primitive the later one has the greater token, also when the
/// primitive's actor was lost and created again in between, so a resource that remembers the greatest token it has seen
/// can refuse a holder that does not know yet that it lost its grant.
/// </summary>
/// <param name="Epoch">Which incarnation of the primitive's actor gave it; the first is 1.</param>
/// <param name="Counter">Which grant of that incarnation it is; the first is 1.</param>
public readonly record struct FencingToken(long Epoch, long Counter) : IComparable<FencingToken>
{
    /// <summary>Epoch decides first, then counter.</summary>
    public int CompareTo(FencingToken other) =>
        Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch) : Counter.CompareTo(other.Counter);

    /// <summary>True when <paramref name="left"/> was given before <paramref name="right"/>.</summary>
    public static bool operator <(FencingToken left, FencingToken right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> was given after <paramref name="right"/>.</summary>
    public static bool operator >(FencingToken left, FencingToken right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> is the same as <paramref name="right"/> or was given before it.</summary>
    public static bool operator <=(FencingToken left, FencingToken right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> is the same as <paramref name="right"/> or was given after it.</summary>
    public static bool operator >=(FencingToken left, FencingToken right) => left.CompareTo(right) >= 0;

    /// <summary>Epoch and counter, as in <c>1.42</c>.</summary>
    public override string ToString() => $"{Epoch}.{Counter}";
}
