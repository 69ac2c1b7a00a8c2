using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>The files that <c>run</c> writes. They are opened before anything runs, so that a bad path costs no run.</summary>
internal sealed class RunFiles : IAsyncDisposable
{
    private readonly List<StreamWriter> _opened = [];
    private readonly StreamWriter? _trace;
    private readonly StreamWriter? _mermaid;
    private readonly Dictionary<string, StreamWriter> _timelines = [];
    private readonly bool _isMarkdown;

    private RunFiles(RunFilePaths paths, IReadOnlyCollection<string> ids)
    {
        try
        {
            _trace = Open("--trace", paths.Trace);
            _mermaid = Open("--mermaid", paths.Mermaid);
            _isMarkdown = paths.Mermaid is not null && IsMarkdown(paths.Mermaid);
            if (paths.Timeline is not null)
                OpenTimelines(paths.Timeline, [.. ids.Distinct()]);
        }
        catch (UsageException)
        {
            _opened.ForEach(file => file.Dispose());
            throw;
        }
    }

    public static bool IsMarkdown(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UsageException">A file cannot be written.</exception>
    public static RunFiles Open(RunFilePaths paths, IReadOnlyCollection<string> ids) => new(paths, ids);

    public async Task WriteAsync(RunSettings settings, RunOutcome outcome)
    {
        if (_trace is not null)
        {
            TraceJson.Write(_trace, outcome.Trace);
            await _trace.FlushAsync();
        }
        if (_mermaid is not null)
        {
            var diagram = MermaidDiagram.Render(outcome.Trace).TrimEnd();
            await _mermaid.WriteLineAsync(_isMarkdown ? $"## {outcome.Id}\n\n```mermaid\n{diagram}\n```\n" : diagram);
            await _mermaid.FlushAsync();
        }
        // A scenario that was asked for twice has one page: its first run's.
        if (_timelines.Remove(outcome.Id, out var timeline))
        {
            var events = outcome.Trace.Where(e => e.Actor != ScenarioContext.Run).ToList();
            TimelinePage.Write(timeline, events, TimelineHeaders.Of(settings, outcome));
            await timeline.FlushAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _opened)
            await file.DisposeAsync();
    }

    /// <summary>One scenario's page is the file; of several, each has one of its own in the folder, which is made when it is missing.</summary>
    private void OpenTimelines(string path, IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 1)
        {
            _timelines.Add(ids.First(), Open("--timeline", path)!);
            return;
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (IsBadPath(e))
        {
            throw new UsageException("bad.folder", path, e.Message);
        }
        foreach (var id in ids)
            _timelines.Add(id, Open("--timeline", Path.Combine(path, $"{id}.html"))!);
    }

    private StreamWriter? Open(string option, string? path)
    {
        if (path is null)
            return null;

        try
        {
            var file = new StreamWriter(path);
            _opened.Add(file);
            return file;
        }
        catch (Exception e) when (IsBadPath(e))
        {
            throw new UsageException("bad.file", option, path, e.Message);
        }
    }

    private static bool IsBadPath(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
