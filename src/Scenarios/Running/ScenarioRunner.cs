using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>Runs a scenario, records its trace, and judges it.</summary>
internal static class ScenarioRunner
{
    /// <summary>Runs the scenario on a stage that is started for it, and that ends with it, also when the run is stopped.</summary>
    public static async Task<RunOutcome> RunAsync(
        Scenario scenario, RunSettings settings, Transcript transcript, Func<CancellationToken, Task<Stage>> start, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, transcript.Broken);
        Stage stage;
        try
        {
            stage = await start(stopping.Token);
        }
        catch (Exception e) when (e is not UsageException)
        {
            var verdict = stopping.IsCancellationRequested ? Verdict.Stopped : Verdict.Failed;
            return new RunOutcome(scenario.Id, verdict, TimeSpan.Zero, settings.Seed, settings.Texts, [], [], e);
        }
        await using (stage)
            return await RunAsync(stage, scenario, settings, transcript, stopping.Token);
    }

    /// <summary>Runs the scenario on that stage, whose system must have tracing on, and leaves the stage as it is.</summary>
    public static async Task<RunOutcome> RunAsync(
        Stage stage, Scenario scenario, RunSettings settings, Transcript transcript, CancellationToken cancellationToken)
    {
        var system = stage.System;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, transcript.Broken);
        var judge = scenario.Judge(settings.Values, settings.Speed);
        using var recorder = TraceRecorder.Start(system, judge is null ? null : traced => IsKept(traced, judge, settings));
        var context = new ScenarioContext(stage, settings, transcript, stopping.Token);
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
        var trace = await stage.GetTraceAsync(recorder);
        if (failure is not null)
        {
            var verdict = stopping.IsCancellationRequested ? Verdict.Stopped : Verdict.Failed;
            return new RunOutcome(scenario.Id, verdict, elapsed, settings.Seed, settings.Texts, [], trace, failure);
        }

        var findings = (judge?.Findings() ?? scenario.Check(new RunRecord(settings.Values, settings.Speed, trace))).ToList();
        return new RunOutcome(
            scenario.Id, findings.TrueForAll(f => f.Holds) ? Verdict.Kept : Verdict.Broken, elapsed, settings.Seed, settings.Texts, findings, trace);
    }

    private static bool IsKept(TraceEvent traced, IRunJudge judge, RunSettings settings)
    {
        judge.See(traced);
        return settings.KeepsTrace;
    }
}
