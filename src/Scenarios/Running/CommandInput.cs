namespace ActorConcurrency.Scenarios.Running;

/// <summary>The commands that somebody gives to an interactive run, a line each.</summary>
/// <param name="open">Opens what they come from, when the first is asked for: a run that takes none leaves the terminal alone.</param>
/// <param name="isEchoed">Whether a terminal shows them as they are typed.</param>
internal sealed class CommandInput(Func<TextReader> open, bool isEchoed)
{
    private readonly Lazy<TextReader> _reader = new(open);

    /// <summary>Nobody gives any.</summary>
    public static CommandInput None { get; } = new(() => TextReader.Null, isEchoed: false);

    public bool IsEchoed => isEchoed;

    /// <summary>The next line, null at the end of the input.</summary>
    /// <exception cref="OperationCanceledException">The token fired first. Then the next line is lost: nobody else should read.</exception>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        // A terminal's ReadLineAsync blocks its caller. A read cannot be ended from outside: it is left to a thread of its own.
        var line = Task.Factory.StartNew(() => _reader.Value.ReadLine(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return await line.WaitAsync(cancellationToken);
    }
}
