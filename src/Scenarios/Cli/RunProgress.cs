using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>How far several runs have come: a bar below the lines on a terminal, a line before each scenario elsewhere.</summary>
internal sealed class RunProgress(Transcript transcript, int runs, bool isQuiet)
{
    private const int BarWidth = 24;

    private int _begun;

    /// <summary>The next scenario begins. Nothing is shown of a single one.</summary>
    public void Begin(string id)
    {
        if (runs == 1)
            return;

        var done = BarWidth * _begun / runs;
        _begun++;
        transcript.ShowProgress($"{new string('━', done)}{new string('─', BarWidth - done)} {_begun}/{runs} {id}");
        if (!isQuiet)
            transcript.WriteLine($"== {id} ({_begun}/{runs})");
    }

    /// <summary>All have run.</summary>
    public void End() => transcript.ShowProgress("");
}
