using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Shutdown;

/// <summary>Phases and tasks of a coordinated shutdown.</summary>
public sealed class CoordinatedShutdownTests : IDisposable
{
    private const string Quiet = """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          coordinated-shutdown.run-by-clr-shutdown-hook = off
        }
        """;

    private const string KeepSystem = """
        akka.coordinated-shutdown {
          terminate-actor-system = off
          run-by-actor-system-terminate = off
        }
        """;

    private readonly ConcurrentQueue<string> _ran = new();
    private readonly List<ActorSystem> _systems = [];

    public void Dispose() => _systems.ForEach(system => system.Dispose());

    [Fact]
    public async Task Run_TasksInSeveralPhases_RunPhaseByPhase()
    {
        var shutdown = Shutdown(KeepSystem);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "last");
        Add(shutdown, CoordinatedShutdown.PhaseBeforeServiceUnbind, "first");
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "third");
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "second");

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["first", "second", "third", "last"], _ran);
    }

    [Fact]
    public async Task Run_TasksOfOnePhase_RunSideBySide()
    {
        var shutdown = Shutdown(KeepSystem);
        var (one, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "one", () => Meet(one, other));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "other", () => Meet(other, one));
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "after both");

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["met", "met", "after both"], _ran);

        async Task<Done> Meet(TaskCompletionSource mine, TaskCompletionSource theirs)
        {
            mine.SetResult();
            await theirs.Task;
            return Record("met");
        }
    }

    [Fact]
    public async Task Run_Again_KeepsFirstReasonAndRunsNothingTwice()
    {
        var shutdown = Shutdown(KeepSystem);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "task");
        Assert.Null(shutdown.ShutdownReason);

        await shutdown.Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        await shutdown.Run(CoordinatedShutdown.ClusterDowningReason.Instance);

        Assert.Same(CoordinatedShutdown.ClusterLeavingReason.Instance, shutdown.ShutdownReason);
        Assert.Equal(["task"], _ran);
    }

    [Fact]
    public async Task Run_FromAPhase_LeavesOutThoseBefore()
    {
        var shutdown = Shutdown(KeepSystem);
        Add(shutdown, CoordinatedShutdown.PhaseServiceUnbind, "before");
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "from");
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "after");

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.PhaseServiceStop);

        Assert.Equal(["from", "after"], _ran);
    }

    [Fact]
    public async Task Run_TaskFails_OthersAndLaterPhasesRun()
    {
        var shutdown = Shutdown(KeepSystem);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "throws", () => throw new InvalidOperationException("at once"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "fails", () => Task.FromException<Done>(new InvalidOperationException("later")));
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "beside");
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "after");

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["beside", "after"], _ran);
    }

    [Fact]
    public async Task Run_TaskFailsWithoutRecovery_EndsThere()
    {
        var shutdown = Shutdown(KeepSystem, "akka.coordinated-shutdown.phases.service-stop.recover = off");
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "fails", () => Task.FromException<Done>(new InvalidOperationException("broken")));
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "after");

        await Assert.ThrowsAnyAsync<Exception>(() => shutdown.Run(CoordinatedShutdown.UnknownReason.Instance));

        Assert.Empty(_ran);
    }

    [Fact]
    public async Task Run_TaskNeverEnds_NextPhaseFollowsAfterTheTimeout()
    {
        var shutdown = Shutdown(KeepSystem, "akka.coordinated-shutdown.phases.service-stop.timeout = 20ms");
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "hangs", () => new TaskCompletionSource<Done>().Task);
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "after");

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["after"], _ran);
    }

    [Fact]
    public async Task Run_TaskNeverEndsWithoutRecovery_Fails()
    {
        var shutdown = Shutdown(KeepSystem, "akka.coordinated-shutdown.phases.service-stop { timeout = 20ms, recover = off }");
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "hangs", () => new TaskCompletionSource<Done>().Task);
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "after");

        await Assert.ThrowsAnyAsync<Exception>(() => shutdown.Run(CoordinatedShutdown.UnknownReason.Instance));

        Assert.Empty(_ran);
    }

    [Fact]
    public async Task Run_PhaseDisabled_SkipsItsTasks()
    {
        var shutdown = Shutdown(KeepSystem, "akka.coordinated-shutdown.phases.service-stop.enabled = off");
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "skipped");
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "after");

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["after"], _ran);
    }

    [Fact]
    public async Task Run_PhaseOfTheApplication_HasItsPlaceInTheOrder()
    {
        var shutdown = Shutdown(KeepSystem, """
            akka.coordinated-shutdown.phases {
              mine.depends-on = [service-stop]
              before-cluster-shutdown.depends-on = [mine]
            }
            """);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeClusterShutdown, "after");
        Add(shutdown, "mine", "mine");
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "before");

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["before", "mine", "after"], _ran);
    }

    [Fact]
    public async Task AddTask_ByARunningTask_RunsInALaterPhase()
    {
        var shutdown = Shutdown(KeepSystem);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "adds", () =>
        {
            Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "added");
            return Task.FromResult(Record("adds"));
        });

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["adds", "added"], _ran);
    }

    [Fact]
    public void AddTask_UnknownPhase_IsRefused()
    {
        var shutdown = Shutdown(KeepSystem);

        Assert.Throws<ConfigurationException>(() => Add(shutdown, "no-such-phase", "task"));
    }

    [Fact]
    public void TotalTimeout_OfPhasesWithTasks_IsTheirSum()
    {
        var shutdown = Shutdown(KeepSystem, "akka.coordinated-shutdown.phases.service-stop.timeout = 40s");
        var before = shutdown.TotalTimeout;
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "task");
        Add(shutdown, CoordinatedShutdown.PhaseClusterLeave, "task");

        Assert.Equal(TimeSpan.FromSeconds(40), shutdown.Timeout(CoordinatedShutdown.PhaseServiceStop));
        Assert.Equal(TimeSpan.FromSeconds(10), shutdown.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate));
        Assert.Equal(TimeSpan.FromSeconds(45), shutdown.TotalTimeout - before);
    }

    [Fact]
    public void Get_OfOneSystem_IsTheSame()
    {
        var system = NewSystem(KeepSystem);

        Assert.Same(CoordinatedShutdown.Get(system), CoordinatedShutdown.Get(system));
        Assert.Same(system, CoordinatedShutdown.Get(system).System);
    }

    [Fact]
    public void Get_PhasesInACircle_IsRefused()
    {
        Assert.ThrowsAny<Exception>(() =>
            CoordinatedShutdown.Get(NewSystem(KeepSystem, "akka.coordinated-shutdown.phases.before-service-unbind.depends-on = [service-stop]")));
    }

    [Fact]
    public async Task Run_ToTheEnd_TerminatesTheSystem()
    {
        var system = NewSystem();
        Add(CoordinatedShutdown.Get(system), CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "before");

        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.UnknownReason.Instance);

        await system.WhenTerminated;
        Assert.Equal(["before"], _ran);
    }

    [Fact]
    public async Task Terminate_ByDefault_RunsThePhases()
    {
        var system = NewSystem();
        var shutdown = CoordinatedShutdown.Get(system);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "task");

        await system.Terminate();

        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, shutdown.ShutdownReason);
        Assert.Equal(["task"], _ran);
    }

    [Fact]
    public async Task Terminate_ConfiguredSo_LeavesThePhasesOut()
    {
        var system = NewSystem("akka.coordinated-shutdown.run-by-actor-system-terminate = off");
        var shutdown = CoordinatedShutdown.Get(system);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "task");

        await system.Terminate();

        Assert.Null(shutdown.ShutdownReason);
        Assert.Empty(_ran);
    }

    private ActorSystem NewSystem(params string[] hocon)
    {
        var config = hocon.Reverse().Append(Quiet).Select(ConfigurationFactory.ParseString).Aggregate((top, below) => top.WithFallback(below));
        var system = ActorSystem.Create("shutdown", config);
        _systems.Add(system);
        return system;
    }

    private CoordinatedShutdown Shutdown(params string[] hocon) => CoordinatedShutdown.Get(NewSystem(hocon));

    private void Add(CoordinatedShutdown shutdown, string phase, string name) =>
        shutdown.AddTask(phase, name, () => Task.FromResult(Record(name)));

    private Done Record(string what)
    {
        _ran.Enqueue(what);
        return Done.Instance;
    }
}
