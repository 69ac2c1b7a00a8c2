using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>Runs a scenario, records its trace, and judges it.</summary>
internal static class ScenarioRunner
{
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(5);

    /// <summary>Runs the scenario in an actor system of its own, which is terminated at the end, also when the run is stopped.</summary>
    public static async Task<RunOutcome> RunAsync(
        Scenario scenario, RunSettings settings, Transcript transcript, string? logLevel, CancellationToken cancellationToken)
    {
        var system = ScenarioSystem.Start(logLevel);
        try
        {
            return await RunAsync(system, scenario, settings, transcript, cancellationToken);
        }
        finally
        {
            // The verdict stands: an actor system that is slow to stop does not change it.
            await system.Terminate().WaitAsync(TerminationLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Runs the scenario in that actor system, which must have tracing on, and leaves the system running.</summary>
    public static async Task<RunOutcome> RunAsync(
        ActorSystem system, Scenario scenario, RunSettings settings, Transcript transcript, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, transcript.Broken);
        using var recorder = TraceRecorder.Start(system, settings.KeepsTrace ? null : scenario.Reads);
        var context = new ScenarioContext(system, settings, transcript, stopping.Token);
        var start = system.Scheduler.MonotonicClock;
        context.Note(ScenarioContext.Run, $"{scenario.Id} seed={settings.Seed} speed={settings.Speed:R} {string.Join(' ', settings.Values.AsGiven)}".TrimEnd());
        Exception? failure = null;
        try
        {
            context.Stopping.ThrowIfCancellationRequested();
            await scenario.RunAsync(context);
        }
        catch (Exception e)
        {
            failure = e;
        }
        transcript.ShowStatus("");

        var elapsed = system.Scheduler.MonotonicClock - start;
        var trace = await recorder.GetEventsAsync(CancellationToken.None);
        if (failure is not null)
        {
            var verdict = stopping.IsCancellationRequested ? Verdict.Stopped : Verdict.Failed;
            return new RunOutcome(scenario.Id, verdict, elapsed, settings.Seed, settings.Texts, [], trace, failure);
        }

        var findings = scenario.Check(new RunRecord(settings.Values, settings.Speed, trace)).ToList();
        return new RunOutcome(
            scenario.Id, findings.TrueForAll(f => f.Holds) ? Verdict.Kept : Verdict.Broken, elapsed, settings.Seed, settings.Texts, findings, trace);
    }
}
