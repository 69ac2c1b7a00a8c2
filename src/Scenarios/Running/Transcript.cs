using System.Threading.Channels;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>The colours of the notes' lines, as their programs write them to a terminal.</summary>
internal enum LineColour
{
    None,
    Green,
    Red,
    Passing,
}

/// <summary>
/// What is printed, line by line. Writing never blocks the actor that writes: lines are queued in the order of the calls,
/// and one reader writes them out. So a line that was written before a message was sent stands before every line that
/// the message's receiver writes.
/// </summary>
internal sealed class Transcript : IAsyncDisposable
{
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _broken = new();
    private readonly TextWriter _output;
    private readonly bool _isTerminal;
    private readonly bool _colours;
    private readonly Task _writing;
    private string _status = "";

    /// <param name="output">Where the lines go.</param>
    /// <param name="isTerminal">Whether a status line can be shown below them, and erased again.</param>
    /// <param name="colours">Whether colours are written.</param>
    public Transcript(TextWriter output, bool isTerminal = false, bool colours = false)
    {
        _output = output;
        _isTerminal = isTerminal;
        _colours = colours;
        _writing = Task.Run(WriteOutAsync);
    }

    /// <summary>Fires when the output cannot be written any more: its reader has gone, the disk is full.</summary>
    public CancellationToken Broken => _broken.Token;

    public void WriteLine(string line, LineColour colour = LineColour.None) => _entries.Writer.TryWrite(new Entry(Colour(line, colour)));

    /// <summary>On a terminal: shows what is being waited for below the lines; empty to show nothing.</summary>
    public void ShowStatus(string status)
    {
        if (_isTerminal)
            _entries.Writer.TryWrite(new Entry(status, IsStatus: true));
    }

    /// <summary>Ends when everything written so far has left.</summary>
    public async Task FlushAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_entries.Writer.TryWrite(new Entry("", Written: written)))
            await written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        ShowStatus("");
        _entries.Writer.TryComplete();
        await _writing;
        _broken.Dispose();
    }

    private string Colour(string line, LineColour colour) => !_colours ? line : colour switch
    {
        LineColour.Green => $"\e[32m{line}\e[0m",
        LineColour.Red => $"\e[31m{line}\e[0m",
        LineColour.Passing => $"\e[0;32;40m{line}\e[0m",
        _ => line,
    };

    private async Task WriteOutAsync()
    {
        await foreach (var entry in _entries.Reader.ReadAllAsync())
        {
            if (!_broken.IsCancellationRequested)
                WriteOut(entry);
            entry.Written?.TrySetResult();
        }
    }

    private void WriteOut(Entry entry)
    {
        try
        {
            if (entry.IsStatus)
            {
                _status = entry.Text;
            }
            else if (entry.Written is null)
            {
                Erase();
                _output.WriteLine(entry.Text);
            }
            if (_isTerminal)
            {
                Erase();
                _output.Write(_status);
            }
            _output.Flush();
        }
        catch (IOException)
        {
            _broken.Cancel();
        }
    }

    private void Erase()
    {
        if (_isTerminal)
            _output.Write("\r\e[2K");
    }

    private sealed record Entry(string Text, bool IsStatus = false, TaskCompletionSource? Written = null);
}
