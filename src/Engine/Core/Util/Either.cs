namespace Akka.Util;

/// <summary>A value of one of two types.</summary>
/// <typeparam name="TA">The type of a left value.</typeparam>
/// <typeparam name="TB">The type of a right value.</typeparam>
public abstract class Either<TA, TB>
{
    /// <summary>Keeps both sides; only the one that the derived class names is meaningful.</summary>
    protected Either(TA left, TB right)
    {
        Left = left;
        Right = right;
    }

    /// <summary>True for a left value.</summary>
    public abstract bool IsLeft { get; }

    /// <summary>True for a right value.</summary>
    public abstract bool IsRight { get; }

    /// <summary>The left side.</summary>
    protected TA Left { get; }

    /// <summary>The right side.</summary>
    protected TB Right { get; }

    /// <summary>The value, whichever side it is on.</summary>
    public object? Value => IsLeft ? Left : Right;

    /// <summary>This value as a left one; the default of <typeparamref name="TA"/> for a right one.</summary>
    public Left<TA, TB> ToLeft() => new(Left);

    /// <summary>This value as a right one; the default of <typeparamref name="TB"/> for a left one.</summary>
    public Right<TA, TB> ToRight() => new(Right);

    /// <summary>Transforms the side that holds the value.</summary>
    public Either<TRes1, TRes2> Map<TRes1, TRes2>(Func<TA, TRes1> map1, Func<TB, TRes2> map2) =>
        IsLeft ? new Left<TRes1, TRes2>(map1(Left)) : new Right<TRes1, TRes2>(map2(Right));

    /// <summary>Transforms a left value and keeps a right one.</summary>
    public Either<TRes, TB> MapLeft<TRes>(Func<TA, TRes> map) => Map(map, right => right);

    /// <summary>Transforms a right value and keeps a left one.</summary>
    public Either<TA, TRes> MapRight<TRes>(Func<TB, TRes> map) => Map(left => left, map);

    /// <summary>Turns either side into one type.</summary>
    public TRes Fold<TRes>(Func<TA, TRes> left, Func<TB, TRes> right) => IsLeft ? left(Left) : right(Right);

    /// <summary>Takes over a left value whose other type was open.</summary>
    public static implicit operator Either<TA, TB>(Left<TA> left) => new Left<TA, TB>(left.Value);

    /// <summary>Takes over a right value whose other type was open.</summary>
    public static implicit operator Either<TA, TB>(Right<TB> right) => new Right<TA, TB>(right.Value);
}

/// <summary>Makes values of <see cref="Either{TA,TB}"/> whose other type is inferred from where they go.</summary>
public static class Either
{
    /// <summary>A left value.</summary>
    public static Left<T> Left<T>(T value) => new(value);

    /// <summary>A right value.</summary>
    public static Right<T> Right<T>(T value) => new(value);
}

/// <summary>A left value.</summary>
public class Left<TA, TB>(TA a) : Either<TA, TB>(a, default!)
{
    /// <inheritdoc/>
    public override bool IsLeft => true;

    /// <inheritdoc/>
    public override bool IsRight => false;

    /// <summary>The value.</summary>
    public new TA Value => Left;
}

/// <summary>A right value.</summary>
public class Right<TA, TB>(TB b) : Either<TA, TB>(default!, b)
{
    /// <inheritdoc/>
    public override bool IsLeft => false;

    /// <inheritdoc/>
    public override bool IsRight => true;

    /// <summary>The value.</summary>
    public new TB Value => Right;
}

/// <summary>A left value whose other type is still open.</summary>
public class Left<T>(T value)
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <summary>Always true.</summary>
    public bool IsLeft => true;

    /// <summary>Always false.</summary>
    public bool IsRight => false;
}

/// <summary>A right value whose other type is still open.</summary>
public class Right<T>(T value)
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <summary>Always false.</summary>
    public bool IsLeft => false;

    /// <summary>Always true.</summary>
    public bool IsRight => true;
}
