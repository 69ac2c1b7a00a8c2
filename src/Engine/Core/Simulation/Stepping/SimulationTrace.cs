using System.Globalization;
using System.Text;
using Akka.Actor;

namespace Akka.Simulation;

/// <summary>One step of a simulation.</summary>
/// <param name="Step">Its number.</param>
/// <param name="Time">The virtual time at which it was made.</param>
/// <param name="Among">How many pieces of work it was chosen from.</param>
/// <param name="Chosen">The path of the actor whose mailbox ran, or what else it was.</param>
internal readonly record struct Choice(long Step, TimeSpan Time, int Among, object Chosen)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Step} {Time:c} of {Among}: {(Chosen is ActorPath path ? path.ToStringWithoutAddress() : Chosen)}");
}

/// <summary>The last choices of a simulation.</summary>
internal sealed class SimulationTrace(int size)
{
    private readonly Queue<Choice> _choices = new();

    public long Steps { get; private set; }

    public void Add(TimeSpan time, int among, object chosen)
    {
        if (_choices.Count == size) _choices.Dequeue();
        _choices.Enqueue(new Choice(++Steps, time, among, chosen));
    }

    /// <summary>The last choices, the oldest first.</summary>
    public IReadOnlyList<Choice> Last(int count) => [.. _choices.Skip(Math.Max(0, _choices.Count - count))];

    /// <summary>The remembered choices, a line each.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var choice in _choices) text.Append(choice).Append('\n');
        return text.ToString();
    }
}
