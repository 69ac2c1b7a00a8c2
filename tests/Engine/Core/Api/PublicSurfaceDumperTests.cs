using ActorConcurrency.Engine.Core.Tests.Api.Samples;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Api;

/// <summary>The printed lines, on small types that have one of everything: what they leave out or get wrong, the comparison would miss.</summary>
public class PublicSurfaceDumperTests
{
    private const string Ns = "ActorConcurrency.Engine.Core.Tests.Api.Samples.";

    [Fact]
    public void Of_AbstractClass_PrintsEveryKindOfMember() => Expect(
        typeof(Shape),
        "T:Shape : IRanked, System.IComparable<Shape> [abstract class]",
        "C:Shape(System.Int32 sides) [protected]",
        "F:Shape.Unit : System.String = \"c\\\"m\" [const]",
        "F:Shape.Default : Level = 7 [const]",
        "F:Shape.None : Shape [static readonly]",
        "F:Shape.Sides : System.Int32 [protected readonly]",
        "F:Shape.Marks : System.Int32 [protected]",
        "E:Shape.Changed : System.EventHandler",
        "P:Shape.Name : System.String {get; init;}",
        "P:Shape.Rank : System.Int32 {get; set;}",
        "P:Shape.Limit : System.Int32? {get; protected set;}",
        "P:Shape.Area : System.Double {get;} [abstract]",
        "P:Shape.Label : System.String {get;} [protected virtual]",
        "P:Shape.Item[System.Int32 index, System.String key = \"a\"] : System.String {get;} [virtual]",
        "M:Shape.op_Addition(Shape left, Shape right) -> Shape [static]",
        "M:Shape.op_Explicit(Shape shape) -> System.Int32 [static]",
        "M:Shape.Promote(System.Int32 by = 1) -> System.Void",
        "M:Shape.Draw(ref System.Int32 x, out System.Double y, in System.Int64 z, Level level = 1, System.Single f = 0.5) -> System.Void [virtual]",
        "M:Shape.Fill<T>(T value, System.Int32?[] sizes = null, System.Threading.CancellationToken token = null) -> T[]"
        + " where T : struct, System.IComparable<T> [protected static obsolete]");

    [Fact]
    public void Of_NestedGenericClass_PrintsConstraintsAndOverrides() => Expect(
        typeof(Shape.Corner<>),
        "T:Shape.Corner<T> : Shape where T : Shape, new() [sealed class]",
        "C:Shape.Corner<T>()",
        "P:Shape.Corner<T>.Area : System.Double {get;} [override]",
        "P:Shape.Corner<T>.Neighbours : System.Collections.Generic.Dictionary<System.String, System.Collections.Generic.List<T>> {get;}",
        "M:Shape.Corner<T>.Draw(ref System.Int32 x, out System.Double y, in System.Int64 z, Level level = 1, System.Single f = 0.5)"
        + " -> System.Void [override sealed]");

    [Fact]
    public void Of_StructInsideGenericClass_PrintsWhoseParameterIsWhose() => Expect(
        typeof(Shape.Corner<>.Offset),
        "T:Shape.Corner<T>.Offset [struct]",
        "F:Shape.Corner<T>.Offset.From : T",
        "M:Shape.Corner<T>.Offset.To<TOther>(TOther other, System.ValueTuple<System.Int32, TOther> pair) -> T");

    [Fact]
    public void Of_Interface_PrintsMembersWithoutModifiers() => Expect(
        typeof(IRanked),
        "T:IRanked : INamed [interface]",
        "E:IRanked.Changed : System.EventHandler",
        "P:IRanked.Rank : System.Int32 {get; set;}",
        "M:IRanked.Promote(System.Int32 by = 1) -> System.Void");

    [Fact]
    public void Of_StaticClass_MarksExtensionAndParams() => Expect(
        typeof(ShapeExtensions),
        "T:ShapeExtensions [static class]",
        "M:ShapeExtensions.Is<TShape>(this Shape shape, params System.Object[] _) -> System.Boolean where TShape : Shape [static]");

    [Fact]
    public void Of_Enum_PrintsValues() => Expect(typeof(Level), "T:Level : System.Byte [enum]", "F:Level.Low = 1", "F:Level.High = 7");

    [Fact]
    public void Of_Delegate_PrintsOneLine() => Expect(
        typeof(Transform<,>),
        "T:Transform<T, TResult>(T value, params System.String[] rest) -> TResult where T : class [delegate]");

    [Fact]
    public void Of_Assembly_LeavesOutWhatNobodySees()
    {
        var lines = PublicSurface.Of(typeof(Shape).Assembly).ToList();

        Assert.Contains($"T:{Ns}INamed [interface]", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Unseen", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("ForTheEngine", StringComparison.Ordinal));
    }

    private static void Expect(Type type, params string[] lines) =>
        Assert.Equal(lines.Order(StringComparer.Ordinal), PublicSurface.Of(type).Select(line => line.Replace(Ns, "")).Order(StringComparer.Ordinal));
}
