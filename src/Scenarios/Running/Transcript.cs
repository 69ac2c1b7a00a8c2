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
    // Chinese, Japanese and Korean letters take two columns; they and a few narrow ones are beyond this.
    private const char FirstWideLetter = '\u2e80';

    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _broken = new();
    private readonly TextWriter _output;
    private readonly bool _isTerminal;
    private readonly bool _colours;
    private readonly int? _width;
    private readonly Task _writing;
    private string _progress = "";
    private string _status = "";

    /// <param name="output">Where the lines go.</param>
    /// <param name="isTerminal">Whether a status line can be shown below them, and erased again.</param>
    /// <param name="colours">Whether colours are written.</param>
    /// <param name="width">How many columns a status line may take; a longer one could not be erased.</param>
    public Transcript(TextWriter output, bool isTerminal = false, bool colours = false, int? width = null)
    {
        _width = width;
        _output = output;
        _isTerminal = isTerminal;
        _colours = colours;
        _writing = Task.Run(WriteOutAsync);
    }

    /// <summary>Fires when the output cannot be written any more: its reader has gone, the disk is full.</summary>
    public CancellationToken Broken => _broken.Token;

    public void WriteLine(string line, LineColour colour = LineColour.None) => _entries.Writer.TryWrite(new Entry(Colour(line, colour)));

    /// <summary>Writes lines that have their colours already.</summary>
    public void WriteLines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            _entries.Writer.TryWrite(new Entry(line));
    }

    /// <summary>On a terminal: shows how far several runs have come, before the status; empty to show nothing.</summary>
    public void ShowProgress(string progress)
    {
        if (_isTerminal)
            _entries.Writer.TryWrite(new Entry(progress, Kind: EntryKind.Progress));
    }

    /// <summary>On a terminal: shows what is being waited for below the lines; empty to show nothing.</summary>
    public void ShowStatus(string status)
    {
        if (_isTerminal)
            _entries.Writer.TryWrite(new Entry(status, Kind: EntryKind.Status));
    }

    /// <summary>Ends when everything written so far has left.</summary>
    public async Task FlushAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_entries.Writer.TryWrite(new Entry("", EntryKind.Flush, written)))
            await written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        ShowStatus("");
        ShowProgress("");
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
            switch (entry.Kind)
            {
                case EntryKind.Progress:
                    _progress = entry.Text;
                    break;
                case EntryKind.Status:
                    _status = entry.Text;
                    break;
                case EntryKind.Line:
                    Erase();
                    _output.WriteLine(entry.Text);
                    break;
            }
            if (_isTerminal)
            {
                Erase();
                _output.Write(Fitted($"{_progress}  {_status}".Trim()));
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

    /// <summary>As much of a text as one row of the terminal has room for.</summary>
    private string Fitted(string text)
    {
        var room = _width - 1;
        for (var i = 0; i < text.Length && room is not null; i++)
        {
            room -= text[i] < FirstWideLetter ? 1 : 2;
            if (room < 0)
                return text[..i];
        }
        return text;
    }

    private enum EntryKind
    {
        Line,
        Status,
        Progress,
        Flush,
    }

    private sealed record Entry(string Text, EntryKind Kind = EntryKind.Line, TaskCompletionSource? Written = null);
}
