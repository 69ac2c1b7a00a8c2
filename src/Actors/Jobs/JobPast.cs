namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// What a queue of jobs knows of the attempts at one. Those who wait for the job are told, and whoever hands it in again when the queue was lost
/// says it to the next one.
/// </summary>
/// <param name="Attempts">How often the job was started.</param>
/// <param name="Starts">The attempts of which it is not known how they ended: the one under way, and those that a lost queue had under way.</param>
/// <param name="Deaths">The workers that died running it.</param>
public sealed record JobPast(int Attempts, IReadOnlyList<JobStart> Starts, IReadOnlyList<WorkerDeath> Deaths);

/// <summary>The start of an attempt at a job.</summary>
/// <param name="Worker">The worker's path.</param>
/// <param name="Attempt">Which attempt it is, from 1 on.</param>
/// <param name="Node">The address of the worker's node; null: without a cluster.</param>
/// <param name="Incarnation">Which of the nodes that were members under that address it is.</param>
public sealed record JobStart(string Worker, int Attempt, string? Node, int Incarnation);

/// <summary>The death of a worker that ran a job.</summary>
/// <param name="Worker">The worker's path.</param>
/// <param name="Attempt">Which attempt at the job it was, from 1 on.</param>
/// <param name="At">When it was learnt, by the scheduler's clock.</param>
public sealed record WorkerDeath(string Worker, int Attempt, DateTimeOffset At);
