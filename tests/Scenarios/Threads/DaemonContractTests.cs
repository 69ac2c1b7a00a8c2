using ActorConcurrency.Scenarios.Threads.Daemons;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class DaemonContractTests
{
    private static readonly string[] Processes =
        ["1 process code of main-process is done", "1 main daemon-process ended", "2 main child-process ended", "2 main main-process ended"];

    private static readonly string[] Threads =
        ["3 thread code of main-thread is done", "4 main child-thread ended", "4 main daemon-thread ended", "4 main main-thread ended"];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken([.. Processes, .. Threads]));

    [Fact]
    public void Check_ThreadThatEndsBeforeTheCode_KeepsTheContract() =>
        Assert.Null(Broken([.. Processes, Threads[1], Threads[0], .. Threads[2..]]));

    [Fact]
    public void Check_DaemonProcessThatWaitsForTheChild_IsBroken() => Assert.StartsWith(
        "the daemon process ended with the main process's code, which waited for the other child: the order was: code of main-process is done, child-process ended",
        Broken([Processes[0], Processes[2], Processes[1], Processes[3], .. Threads]),
        StringComparison.Ordinal);

    [Fact]
    public void Check_MainProcessThatDoesNotWait_IsBroken() => Assert.StartsWith(
        "the daemon process ended", Broken([Processes[0], Processes[1], Processes[3], Processes[2], .. Threads]), StringComparison.Ordinal);

    [Fact]
    public void Check_DaemonThreadThatEndsWithTheCode_IsBroken() => Assert.StartsWith(
        "and after the other thread: the order was: daemon-thread ended", Broken([.. Processes, Threads[0], Threads[2], Threads[1], Threads[3]]), StringComparison.Ordinal);

    [Fact]
    public void Check_DaemonThreadThatEndsBeforeTheCode_IsBroken() => Assert.StartsWith(
        "the daemon thread ended after the main thread's code", Broken([.. Processes, Threads[1], Threads[2], Threads[0], Threads[3]]), StringComparison.Ordinal);

    [Fact]
    public void Check_AnEndThatIsMissing_IsBroken() =>
        Assert.StartsWith("all six ended once: child-process ended 0 times", Broken([.. Processes.Where(n => n != Processes[2]), .. Threads]), StringComparison.Ordinal);

    [Fact]
    public void Check_LocksThatAreFree_KeepTheContract() => Assert.Null(Broken(WithLocks, "holds=lock"));

    [Fact]
    public void Check_ALockThatOutlivesItsDaemon_IsBroken() => Assert.StartsWith(
        "the lock of the daemon thread was free after its end: the order was: lock of daemon-thread is free",
        Broken([.. WithLocks.Where(n => n != "5 main lock of daemon-thread is free")], "holds=lock"),
        StringComparison.Ordinal);

    [Fact]
    public void Check_ALockThatNobodyHeld_IsBroken() => Assert.StartsWith(
        "the lock of the daemon process was free after its end",
        Broken([.. WithLocks.Where(n => n != "0 daemon daemon-process holds the lock")], "holds=lock"),
        StringComparison.Ordinal);

    [Fact]
    public void Check_AFinallyThatDoesNotRun_IsBroken() => Assert.Equal(
        "finally ran in both daemons: not in the daemon thread",
        Broken([.. WithLocks.Where(n => n != "5 main finally of daemon-thread has run")], "holds=lock"));

    private static string[] WithLocks =>
    [
        "0 daemon daemon-process holds the lock", .. Processes, "2 main finally of daemon-process has run", "2 main lock of daemon-process is free",
        "3 daemon daemon-thread holds the lock", .. Threads, "5 main finally of daemon-thread has run", "5 main lock of daemon-thread is free",
    ];

    private static string? Broken(string[] notes, params string[] settings) => TraceOf.Broken(new DaemonScenario(), TraceOf.Notes(notes), settings);
}
