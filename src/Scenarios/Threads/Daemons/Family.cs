namespace ActorConcurrency.Scenarios.Threads.Daemons;

/// <summary>A main process or thread and its two children, by their names, which are also the keys of their lines.</summary>
internal sealed record Family(string Main, string Child, string Daemon)
{
    public static readonly Family Processes = new("main-process", "child-process", "daemon-process");

    public static readonly Family Threads = new("main-thread", "child-thread", "daemon-thread");

    public IEnumerable<string> Members => [Main, Child, Daemon];

    /// <summary>What is noted when the code of the main one has ended.</summary>
    public string NotesCodeDone => $"code of {Main} is done";
}
