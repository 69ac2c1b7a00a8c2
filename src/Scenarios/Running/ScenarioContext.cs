using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster;
using ActorConcurrency.Scenarios.Cluster.Stages;
using ActorConcurrency.Scenarios.Languages;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>What a running scenario has at hand: its actor system, its parameters, its clock's speed and its transcript.</summary>
internal sealed class ScenarioContext(
    Stage stage, RunSettings settings, Transcript transcript, CancellationToken cancellationToken)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(3);

    /// <summary>The name in the trace of a program that is no actor: the notes' main process.</summary>
    public const string Main = "main";

    /// <summary>The name in the trace of the run itself, which notes its scenario and values at the start.</summary>
    public const string Run = "run";

    /// <summary>The name in the trace of what prints the lines.</summary>
    public const string Output = "output";

    public ActorSystem System => stage.System;

    public IConcurrency Concurrency { get; } = stage.Concurrency;

    public ParameterValues Values { get; } = settings.Values;

    /// <summary>Fires when the run is to stop: Ctrl+C, a termination signal, or output that cannot be written any more.</summary>
    public CancellationToken Stopping { get; } = cancellationToken;

    /// <summary>The cluster that the run is on, for scenarios that need one.</summary>
    public ClusterStage Cluster => stage as ClusterStage ?? throw new InvalidOperationException("This run is not on a cluster.");

    /// <summary>Gives nodes with an actor on each that takes work, until they are disposed.</summary>
    public Task<INodes> StartNodesAsync(int count, NodeHost host) => stage.StartNodesAsync(count, host, Stopping);

    /// <summary>All durations of the notes are divided by it.</summary>
    public double Speed => settings.Speed;

    /// <summary>A duration of the notes at the speed of this run.</summary>
    public TimeSpan AtSpeed(TimeSpan duration) => duration / settings.Speed;

    /// <summary>Random numbers that are the same in every run with the same seed, one series per name.</summary>
    public Random Random(string series) => new(series.Aggregate(settings.Seed, (seed, letter) => unchecked(seed * 31 + letter)));

    /// <summary>Prints one line of the scenario, in the language of the run.</summary>
    public void Print(string key, params object[] values) => Print(LineColour.None, key, values);

    /// <summary>Prints one line of the scenario in a colour, where there are colours.</summary>
    public void Print(LineColour colour, string key, params object[] values) => PrintText(Text(key, values), colour);

    /// <summary>Prints a line that is in the language of the run already.</summary>
    public void PrintText(string line, LineColour colour = LineColour.None)
    {
        if (!settings.IsQuiet)
            transcript.WriteLine(line, colour);
        Trace(TraceKind.Printed, Output, line);
    }

    /// <summary>The language of the run.</summary>
    public Language Language => settings.Texts.Language;

    /// <summary>A text in the language of the run.</summary>
    public string Text(string key, params object[] values) => settings.Texts.Format(key, values);

    /// <summary>On a terminal: tells below the lines what is being waited for.</summary>
    public void ShowStatus(string key, params object[] values) => transcript.ShowStatus(Text(key, values));

    /// <summary>Whether commands are read from whoever runs the scenario, with <see cref="AskAsync"/>.</summary>
    public bool IsInteractive => settings.Commands is not null;

    /// <summary>Asks whoever runs the scenario for a line. Prompt and line are printed where the terminal has not shown them already.</summary>
    /// <returns>Null at the end of the input.</returns>
    /// <exception cref="OperationCanceledException">The run is to stop.</exception>
    public async Task<string?> AskAsync(string key)
    {
        var commands = settings.Commands ?? CommandInput.None;
        var prompt = Text(key);
        transcript.ShowStatus(prompt);
        var line = await commands.ReadLineAsync(Stopping);
        transcript.ShowStatus("");
        if (line is not null && !commands.IsEchoed && !settings.IsQuiet)
            transcript.WriteLine(prompt + line);
        return line;
    }

    /// <summary>Puts a note of an actor in the trace; for code that runs for it, outside of it.</summary>
    public void Note(IActorRef actor, string note) => Note(actor.Path.ToStringWithoutAddress(), note);

    /// <summary>Puts a note of <paramref name="actor"/> in the trace; for those that are no traced actors.</summary>
    public void Note(string actor, string note) => Trace(TraceKind.Note, actor, note);

    /// <summary>Puts a note of an actor on another node in the trace.</summary>
    /// <param name="time">When it was made there.</param>
    /// <param name="actor">The actor's path, which names its node.</param>
    /// <param name="note">The note.</param>
    public void Note(DateTimeOffset time, string actor, string note) => System.EventStream.Publish(new TraceEvent(time, TraceKind.Note, actor, null, null, note));

    /// <summary>
    /// Starts the scenario's main actor and ends when it has stopped, with its children, as a program ends with its main
    /// process. A failure that the main actor does not handle ends the run with that exception.
    /// </summary>
    public async Task RunMainAsync(Props main)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var root = System.ActorOf(ScenarioRoot.Props(main, ended), "scenario");
        try
        {
            await ended.Task.WaitAsync(Stopping);
        }
        finally
        {
            // Before the primitives that its actors use: none of them should see a primitive die.
            await StopAsync(root);
        }
    }

    private static async Task StopAsync(IActorRef root)
    {
        try
        {
            await root.GracefulStop(StopLimit);
        }
        catch (TaskCanceledException)
        {
            // An actor that still runs ends with the system.
        }
    }

    private void Trace(TraceKind kind, string actor, string note) =>
        System.EventStream.Publish(new TraceEvent(System.Scheduler.Now, kind, actor, null, null, note));
}
