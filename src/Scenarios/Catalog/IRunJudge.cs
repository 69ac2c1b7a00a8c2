using ActorConcurrency.Actors.Tracing;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>Judges one run by its events as they come, and keeps of them what it needs, no more.</summary>
internal interface IRunJudge
{
    /// <summary>Takes the next event; they come one after the other, in the order of the trace.</summary>
    void See(TraceEvent traced);

    /// <summary>What the events so far say about each clause of the contract.</summary>
    IEnumerable<Finding> Findings();
}
