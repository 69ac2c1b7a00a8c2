using ActorConcurrency.Scenarios.Catalog;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cli;

public sealed class TimelineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("timeline").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_TimelineOfOne_WritesAPage()
    {
        var file = Path.Combine(_folder, "light.html");
        Assert.Equal(0, (await CommandLine.RunAsync(["run", "traffic-light", "--speed", "1000", "--seed", "3", "--timeline", file])).ExitCode);
        var page = await File.ReadAllTextAsync(file);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("car19通过", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TimelineOfAll_WritesAPageForEachIntoAFolder()
    {
        var folder = Path.Combine(_folder, "pages");
        Assert.Equal(0, (await CommandLine.RunAsync(["run", "all", "--speed", "1000", "--quiet", "--timeline", folder])).ExitCode);
        Assert.Equal(
            ScenarioCatalog.Ids.Select(id => $"{id}.html").Order(), Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public async Task Run_TimelineOfAStoppedRun_HasWhatHappened()
    {
        var file = Path.Combine(_folder, "stopped.html");
        var result = await CommandLine.StopAtFirstLineAsync(["run", "traffic-light", "--speed", "0.01", "--lang", "en", "--timeline", file]);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("stopped before its end", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run event --timeline missing/folder/out.html", "--timeline missing/folder/out.html: the file cannot be written.")]
    [InlineData("run event --timeline .", "--timeline .: the file cannot be written.")]
    [InlineData("run event semaphore --timeline FILE", "several scenarios write a page each into a folder, and this cannot be one.")]
    [InlineData("run event --timeline FILE --trace FILE", "--trace and --timeline are both to write")]
    public async Task Run_TimelineThatCannotBeWritten_IsAUsageError(string arguments, string message)
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        var result = await CommandLine.RunAsync(arguments.Replace("FILE", file, StringComparison.Ordinal));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
