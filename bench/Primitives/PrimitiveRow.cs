using ActorConcurrency.Actors;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>One operation of a primitive and of its plain .NET counterpart, for any number of owners side by side.</summary>
/// <param name="Name">The primitive and the operation.</param>
/// <param name="ComparedWith">The plain counterpart.</param>
/// <param name="Ours">Makes the operation of one owner; it is called over and over.</param>
/// <param name="Plain">Makes the counterpart, which all share, and what makes the operation of one of them.</param>
internal sealed record PrimitiveRow(string Name, string ComparedWith, Func<Side, Func<Task>> Ours, Func<int, Func<Func<Task>>> Plain);

/// <summary>One of those who use a primitive at the same time.</summary>
/// <param name="Concurrency">The view of this owner.</param>
/// <param name="Owners">How many there are.</param>
/// <param name="Index">Which of them it is, from 0 on.</param>
internal sealed record Side(IConcurrency Concurrency, int Owners, int Index);

/// <summary>The rows of the primitives' table.</summary>
internal static class PrimitiveRows
{
    public static IReadOnlyList<PrimitiveRow> All { get; } = [.. LeaseRows.All, .. SignalRows.All, .. ItemRows.All, .. SharedRows.All, .. WorkRows.All];
}
