using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>The files that <c>run</c> writes. They are opened before anything runs, so that a bad path costs no run.</summary>
internal sealed class RunFiles : IAsyncDisposable
{
    private readonly StreamWriter? _trace;
    private readonly StreamWriter? _mermaid;
    private readonly bool _isMarkdown;

    private RunFiles(StreamWriter? trace, StreamWriter? mermaid, bool isMarkdown)
    {
        _trace = trace;
        _mermaid = mermaid;
        _isMarkdown = isMarkdown;
    }

    public static bool IsMarkdown(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UsageException">A file cannot be written.</exception>
    public static RunFiles Open(string? trace, string? mermaid)
    {
        var traceWriter = Create("--trace", trace);
        try
        {
            return new RunFiles(traceWriter, Create("--mermaid", mermaid), mermaid is not null && IsMarkdown(mermaid));
        }
        catch (UsageException)
        {
            traceWriter?.Dispose();
            throw;
        }
    }

    public async Task WriteAsync(RunOutcome outcome)
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
    }

    public async ValueTask DisposeAsync()
    {
        if (_trace is not null)
            await _trace.DisposeAsync();
        if (_mermaid is not null)
            await _mermaid.DisposeAsync();
    }

    private static StreamWriter? Create(string option, string? path)
    {
        if (path is null)
            return null;

        try
        {
            return new StreamWriter(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{option} {path}: the file cannot be written. {e.Message}");
        }
    }
}
