using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>
/// One program of the notes as an actor system. A new one is a class or a folder in its group's folder, one entry in
/// <see cref="ScenarioCatalog"/>, and its texts in both folders of Languages/; the command line, the checks and the tables find
/// everything else here.
/// </summary>
internal abstract class Scenario
{
    /// <summary>The name on the command line.</summary>
    public abstract string Id { get; }

    /// <summary>The part of the notes that it comes from; the name of its folder.</summary>
    public abstract string Group { get; }

    /// <summary>What may be set.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Settings worth a try: the traps that can be shown, and whatever the defaults do not show.</summary>
    public virtual IReadOnlyList<Variant> Variants => [];

    /// <summary>Settings, as <c>--set</c> takes them, for a run whose diagram is small enough to be read.</summary>
    public virtual IReadOnlyList<string> DiagramSettings => [];

    /// <summary>Whether the diagram of such a run shows the event: what happens too often to be read may be left out.</summary>
    public virtual bool IsDrawn(TraceEvent traced) => true;

    /// <summary>Whether it reads commands from the terminal with <c>--interactive</c>.</summary>
    public virtual bool IsInteractive => false;

    /// <summary>Its texts: what it prints, what it is, what its check says.</summary>
    public Texts In(Language language) => Texts.Of(TextSet, language);

    /// <summary>The name of its set of texts.</summary>
    protected virtual string TextSet => Id;

    /// <summary>On how many nodes in processes of their own it runs, where such can be started; 0: on none.</summary>
    public virtual int NodeProcesses(ParameterValues values) => 0;

    /// <summary>Whether it is about a cluster, and cannot do without: where no processes are started, its nodes are systems of this process.</summary>
    public virtual bool NeedsCluster => false;

    /// <summary>Plays the program; ends when its work is done, throws when the work could not be done.</summary>
    public abstract Task RunAsync(ScenarioContext context);

    /// <summary>What the trace of a finished run says about each clause of the contract.</summary>
    public abstract IEnumerable<Finding> Check(RunRecord record);

    /// <summary>
    /// Somebody who judges a run while it goes on, for scenarios whose runs may be long: then the trace is not kept, unless it is wanted for
    /// something else. Null: <see cref="Check"/> reads the whole of it at the end.
    /// </summary>
    public virtual IRunJudge? Judge(ParameterValues values, double speed) => null;
}
