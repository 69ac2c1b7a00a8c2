using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>
/// One program of the notes as an actor system. A new one is a class of its own, one entry in <see cref="ScenarioCatalog"/>
/// and its lines in both files of Languages/; the command line, the checks and the tables find everything else here.
/// </summary>
internal abstract class Scenario
{
    /// <summary>The name on the command line.</summary>
    public abstract string Id { get; }

    /// <summary>The part of the notes that it comes from.</summary>
    public abstract string Group { get; }

    /// <summary>What the notes' program does, in one line.</summary>
    public abstract string Title { get; }

    /// <summary>What its self-check proves, in one line.</summary>
    public abstract string Contract { get; }

    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Whether it reads commands from the terminal with <c>--interactive</c>.</summary>
    public virtual bool IsInteractive => false;

    public abstract Explanation Explanation { get; }

    /// <summary>Plays the program; ends when its work is done, throws when the work could not be done.</summary>
    public abstract Task RunAsync(ScenarioContext context);

    /// <summary>What the trace of a finished run says about each clause of the contract.</summary>
    public abstract IEnumerable<Finding> Check(RunRecord record);
}
