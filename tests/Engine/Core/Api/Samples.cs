namespace ActorConcurrency.Engine.Core.Tests.Api.Samples;

public enum Level : byte
{
    Low = 1,
    High = 7,
}

public delegate TResult Transform<in T, out TResult>(T value, params string[] rest)
    where T : class;

public interface INamed
{
    string Name { get; }
}

public interface IRanked : INamed
{
    event EventHandler? Changed;

    int Rank { get; set; }

    void Promote(int by = 1);
}

public abstract class Shape : IRanked, IComparable<Shape>
{
    public const string Unit = "c\"m";
    public const Level Default = Level.High;
    public static readonly Shape? None;
    protected readonly int Sides;
    protected internal int Marks;
    internal int Hidden;

    protected Shape(int sides) => Sides = sides;

    internal Shape(string hidden) => Hidden = hidden.Length;

    public event EventHandler? Changed;

    public string Name { get; init; } = "";

    public int Rank { get; set; }

    public int? Limit { get; protected set; }

    public abstract double Area { get; }

    protected virtual string Label => Name;

    internal int Secret => 0;

    public virtual string this[int index, string key = "a"] => key + index;

    public static Shape operator +(Shape left, Shape right) => left.Rank > right.Rank ? left : right;

    public static explicit operator int(Shape shape) => shape.Rank;

    public void Promote(int by = 1) => Changed?.Invoke(this, EventArgs.Empty);

    int IComparable<Shape>.CompareTo(Shape? other) => 0;

    public override string ToString() => Name;

    public virtual void Draw(ref int x, out double y, in long z, Level level = Level.Low, float f = 0.5f) => y = x + z + f;

    [Obsolete("Use Draw.")]
    protected static T[] Fill<T>(T value, int?[]? sizes = null, CancellationToken token = default)
        where T : struct, IComparable<T> => [value];

    [Akka.Annotations.InternalApi]
    public void ForTheEngine()
    {
    }

    public sealed class Corner<T> : Shape
        where T : Shape, new()
    {
        public Corner()
            : base(1)
        {
        }

        public override double Area => 0;

        protected override string Label => "Corner";

        public Dictionary<string, List<T?>> Neighbours { get; } = [];

        public sealed override void Draw(ref int x, out double y, in long z, Level level = Level.Low, float f = 0.5f) => y = 0;

        public struct Offset
        {
            public T From;

            public readonly T To<TOther>(TOther other, (int, TOther) pair) => From;
        }
    }
}

public static class ShapeExtensions
{
    public static bool Is<TShape>(this Shape shape, params object[] _)
        where TShape : Shape => shape is TShape;
}

internal class Unseen
{
    public class Inside;
}
