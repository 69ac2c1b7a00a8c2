namespace ActorConcurrency.Scenarios.Threads.Daemons;

/// <summary>A main process or thread and its two children, by their names, which are also the keys of their lines.</summary>
/// <param name="Main">The main one.</param>
/// <param name="Child">The child that is no daemon.</param>
/// <param name="Daemon">The daemon.</param>
/// <param name="DaemonInWords">The key of the text that names the daemon within a sentence.</param>
internal sealed record Family(string Main, string Child, string Daemon, string DaemonInWords)
{
    public static readonly Family Processes = new("main-process", "child-process", "daemon-process", "the-daemon-process");

    public static readonly Family Threads = new("main-thread", "child-thread", "daemon-thread", "the-daemon-thread");

    public static IEnumerable<Family> Both => [Processes, Threads];

    public IEnumerable<string> Members => [Main, Child, Daemon];

    /// <summary>What is noted when the code of the main one has ended.</summary>
    public string NotesCodeDone => $"code of {Main} is done";

    /// <summary>What is noted when the daemon holds its lock, when somebody else could take that after its end, and when its finally has run.</summary>
    public string NotesHolds => $"{Daemon} holds the lock";

    /// <inheritdoc cref="NotesHolds" />
    public string NotesLockFree => $"lock of {Daemon} is free";

    /// <inheritdoc cref="NotesHolds" />
    public string NotesFinally => $"finally of {Daemon} has run";
}
