using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cli;

/// <summary>What becomes of runs that the catalog's scenarios never make: broken contracts and failures.</summary>
public class ExitCodeTests
{
    [Fact]
    public async Task Run_ACarLetThroughOnRed_ExitsWith1AndSaysSo()
    {
        var (exitCode, output) = await RunAsync(new Stand(context =>
        {
            context.Note("light", nameof(Light.Red));
            context.Note("car0", Car.Passes);
            return Task.CompletedTask;
        }));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("stand: BROKEN: none on red: no, car0 passed on red (", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ContractKept_ExitsWith0()
    {
        var (exitCode, output) = await RunAsync(new Stand(context =>
        {
            context.Note("light", nameof(Light.Red));
            context.Note("light", nameof(Light.Green));
            context.Note("car0", Car.Passes);
            return Task.CompletedTask;
        }));
        Assert.Equal(0, exitCode);
        Assert.StartsWith("stand: ok: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ScenarioThrows_ExitsWith1AndSaysWhy()
    {
        var (exitCode, output) = await RunAsync(new Stand(_ => throw new InvalidOperationException("the road is closed")));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("stand: FAILED: the road is closed (", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MainActorFails_ExitsWith1AndSaysWhy()
    {
        var (exitCode, output) = await RunAsync(new Stand(context => context.RunMainAsync(Props.Create<FailingMain>())));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("stand: FAILED: main has failed (", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SecondOfTwoBroken_ExitsWith1AndNamesItInTheTotal()
    {
        var (exitCode, output) = await RunAsync(new Stand(context => context.RunMainAsync(Props.Create<StoppingMain>())), new Stand(_ => throw new InvalidOperationException("no")));
        Assert.Equal(1, exitCode);
        Assert.EndsWith("2 scenarios: 0 ok, not ok: stand, stand\n", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params Scenario[] scenarios)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var runs = scenarios.Select(s => (s, new ParameterValues(s, new Dictionary<string, string> { ["cars"] = "1" }))).ToList();
        var request = new RunRequest(runs, Speed: 1000, Seed: 1, Language.En, new RunFilePaths(), IsQuiet: true, LogLevel: "off");
        return (await RunCommand.RunAsync(request, new CliHost(output, error), CancellationToken.None), output.ToString());
    }

    /// <summary>Judged as the crossing is, but played by the test.</summary>
    private sealed class Stand(Func<ScenarioContext, Task> run) : Scenario
    {
        public override string Id => "stand";

        public override string Group => "Tests";

        protected override string TextSet => "traffic-light";

        public override IReadOnlyList<Parameter> Parameters { get; } = new TrafficLightScenario().Parameters;

        public override Task RunAsync(ScenarioContext context) => run(context);

        public override IEnumerable<Finding> Check(RunRecord record) => TrafficLightContract.Check(record with { Speed = 1e9 });

        // As the crossing itself: while it is played.
        public override IRunJudge Judge(ParameterValues values, double speed) => new CrossingJudge(1, TrafficLightScenario.TimesOf(values, speed: 1e9));
    }

    private sealed class FailingMain : ReceiveActor
    {
        protected override void PreStart() => throw new InvalidOperationException("main has failed");
    }

    private sealed class StoppingMain : ReceiveActor
    {
        protected override void PreStart() => Context.Stop(Self);
    }
}
