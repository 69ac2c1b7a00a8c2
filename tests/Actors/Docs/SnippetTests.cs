using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Docs;

/// <summary>The code on the pages of docs is what is compiled here, and its output there is what it prints.</summary>
public sealed class SnippetTests
{
    private const string Start = "// <snippet>";
    private const string End = "// </snippet>";

    [Fact]
    public Task Event_PageShowsCodeThatRuns() => CheckAsync("event.md", "EventSnippet.cs", EventSnippet.RunAsync);

    [Fact]
    public Task Semaphore_PageShowsCodeThatRuns() => CheckAsync("semaphore.md", "SemaphoreSnippet.cs", SemaphoreSnippet.RunAsync);

    [Fact]
    public Task Queue_PageShowsCodeThatRuns() => CheckAsync("queue.md", "QueueSnippet.cs", QueueSnippet.RunAsync);

    [Fact]
    public Task JoinableQueue_PageShowsCodeThatRuns() =>
        CheckAsync("joinable-queue.md", "JoinableQueueSnippet.cs", JoinableQueueSnippet.RunAsync);

    [Fact]
    public Task Pipe_PageShowsCodeThatRuns() => CheckAsync("pipe.md", "PipeSnippet.cs", PipeSnippet.RunAsync);

    [Fact]
    public Task Shared_PageShowsCodeThatRuns() => CheckAsync("shared.md", "SharedSnippet.cs", SharedSnippet.RunAsync);

    [Fact]
    public Task Executor_PageShowsCodeThatRuns() => CheckAsync("executor.md", "ExecutorSnippet.cs", ExecutorSnippet.RunAsync);

    [Fact]
    public Task Pool_PageShowsCodeThatRuns() => CheckAsync("pool.md", "PoolSnippet.cs", PoolSnippet.RunAsync);

    [Fact]
    public Task Jobs_PageShowsCodeThatRuns() => CheckAsync("jobs.md", "JobsSnippet.cs", JobsSnippet.RunAsync);

    [Fact]
    public Task Barrier_PageShowsCodeThatRuns() => CheckAsync("barrier.md", "BarrierSnippet.cs", BarrierSnippet.RunAsync);

    [Fact]
    public Task CountdownLatch_PageShowsCodeThatRuns() =>
        CheckAsync("countdown-latch.md", "CountdownLatchSnippet.cs", CountdownLatchSnippet.RunAsync);

    [Fact]
    public Task Lock_PageShowsCodeThatRuns() => CheckAsync("lock.md", "LockSnippet.cs", LockSnippet.RunAsync);

    [Fact]
    public Task ReentrantLock_PageShowsCodeThatRuns() =>
        CheckAsync("reentrant-lock.md", "ReentrantLockSnippet.cs", ReentrantLockSnippet.RunAsync);

    [Fact]
    public Task ReaderWriterLock_PageShowsCodeThatRuns() =>
        CheckAsync("reader-writer-lock.md", "ReaderWriterLockSnippet.cs", ReaderWriterLockSnippet.RunAsync);

    [Fact]
    public Task MultiLock_PageShowsCodeThatRuns() => CheckAsync("multi-lock.md", "MultiLockSnippet.cs", MultiLockSnippet.RunAsync);

    [Fact]
    public Task Process_PageShowsCodeThatRuns() => CheckAsync("process.md", "ProcessSnippet.cs", ProcessSnippet.RunAsync);

    [Fact]
    public Task Promise_PageShowsCodeThatRuns() => CheckAsync("promise.md", "PromiseSnippet.cs", PromiseSnippet.RunAsync);

    [Fact]
    public Task Timer_PageShowsCodeThatRuns() => CheckAsync("timer.md", "TimerSnippet.cs", TimerSnippet.RunAsync);

    [Fact]
    public Task Condition_PageShowsCodeThatRuns() => CheckAsync("condition.md", "ConditionSnippet.cs", ConditionSnippet.RunAsync);

    [Fact]
    public Task Generator_PageShowsCodeThatRuns() => CheckAsync("generator.md", "GeneratorSnippet.cs", GeneratorSnippet.RunAsync);

    [Fact]
    public Task Greenlet_PageShowsCodeThatRuns() => CheckAsync("greenlet.md", "GreenletSnippet.cs", GreenletSnippet.RunAsync);

    [Fact]
    public Task GreenThread_PageShowsCodeThatRuns() =>
        CheckAsync("green-thread.md", "GreenThreadSnippet.cs", GreenThreadSnippet.RunAsync);

    [Fact]
    public Task Telemetry_PageShowsCodeThatRuns() => CheckAsync("telemetry.md", "TelemetrySnippet.cs", TelemetrySnippet.RunAsync);

    [Fact]
    public Task Timeline_PageShowsCodeThatRuns() => CheckAsync("timeline.md", "TimelineSnippet.cs", TimelineSnippet.RunAsync);

    [Fact]
    public Task FencedResource_PageShowsCodeThatRuns() =>
        CheckAsync("fenced-resource.md", "FencedResourceSnippet.cs", FencedResourceSnippet.RunAsync);

    [Fact]
    public Task Inspection_PageShowsCodeThatRuns() => CheckAsync("inspection.md", "InspectionSnippet.cs", InspectionSnippet.RunAsync);

    private static async Task CheckAsync(string page, string source, Func<ActorSystem, TextWriter, Task> run)
    {
        var root = Root();
        var text = Lines(await File.ReadAllTextAsync(Path.Combine(root, "docs", page)));
        var code = Snippet(Lines(await File.ReadAllTextAsync(Path.Combine(root, "tests", "Actors", "Docs", source))));
        using var system = ActorSystem.Create("docs");
        using var output = new StringWriter();

        await run(system, output).WaitAsync(TimeSpan.FromSeconds(30));
        await system.Terminate();

        Assert.Contains($"```csharp\n{code}```\n", text);
        Assert.Contains($"```text\n{Lines(output.ToString())}```\n", text);
    }

    private static string Snippet(string source)
    {
        var lines = source.Split('\n').SkipWhile(line => line.Trim() != Start).Skip(1).TakeWhile(line => line.Trim() != End).ToList();
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => $"{(line.Length == 0 ? line : line[indent..])}\n"));
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActorConcurrency.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
