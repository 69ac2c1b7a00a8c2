using ActorConcurrency.Actors;

namespace ActorConcurrency.Bench.Python;

/// <summary>The same work on CPython's primitive and on ours.</summary>
/// <param name="Id">What the script calls it.</param>
/// <param name="Name">What is measured.</param>
/// <param name="Goal">How many times CPython's rate it shall be; null: no goal.</param>
/// <param name="Operations">How many operations a call of <paramref name="Run"/> does.</param>
/// <param name="Run">Does them, with primitives of a fresh name.</param>
internal sealed record PythonRow(string Id, string Name, double? Goal, int Operations, Func<IConcurrency, string, int, Task> Run);
