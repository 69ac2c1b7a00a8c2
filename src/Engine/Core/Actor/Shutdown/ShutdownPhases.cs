using Akka.Configuration;

namespace Akka.Actor.Internal;

/// <summary>One phase of a coordinated shutdown.</summary>
/// <param name="DependsOn">The phases that come before it.</param>
/// <param name="Timeout">How long its tasks may take.</param>
/// <param name="Recover">Whether the next phase follows even if this one fails or takes too long.</param>
/// <param name="Enabled">Whether its tasks run at all.</param>
internal sealed record ShutdownPhase(IReadOnlyList<string> DependsOn, TimeSpan Timeout, bool Recover = true, bool Enabled = true);

/// <summary>The phases of a coordinated shutdown, in an order in which each comes after those it depends on.</summary>
internal sealed class ShutdownPhases
{
    private readonly Dictionary<string, ShutdownPhase> _phases;

    /// <exception cref="ArgumentException">Phases depend on each other in a circle.</exception>
    public ShutdownPhases(Dictionary<string, ShutdownPhase> phases, TimeSpan defaultTimeout)
    {
        _phases = phases;
        var ordered = new List<string>();
        var state = new Dictionary<string, bool>();
        foreach (var name in phases.Keys.ToList())
            Visit(name, defaultTimeout, ordered, state);
        Ordered = ordered;
    }

    /// <summary>All phases in order.</summary>
    public IReadOnlyList<string> Ordered { get; }

    /// <summary>A phase by name.</summary>
    public ShutdownPhase this[string name] => _phases[name];

    /// <summary>Reads the phases under <c>akka.coordinated-shutdown</c>.</summary>
    public static ShutdownPhases From(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout", TimeSpan.FromSeconds(5));
        var phases = new Dictionary<string, ShutdownPhase>();
        foreach (var (name, value) in config.GetConfig("phases")?.AsEnumerable() ?? [])
        {
            if (!value.IsObject())
                throw new ConfigurationException($"akka.coordinated-shutdown.phases.{name} must be an object.");
            var phase = value.ToConfig();
            phases[name] = new ShutdownPhase(
                [.. phase.GetStringList("depends-on")],
                phase.GetTimeSpan("timeout", defaultTimeout),
                phase.GetBoolean("recover", true),
                phase.GetBoolean("enabled", true));
        }

        return new ShutdownPhases(phases, defaultTimeout);
    }

    public bool Contains(string name) => _phases.ContainsKey(name);

    // The state of a phase is false while those before it are visited, and true when it has its place.
    private void Visit(string name, TimeSpan defaultTimeout, List<string> ordered, Dictionary<string, bool> state)
    {
        if (state.TryGetValue(name, out var hasPlace))
        {
            if (!hasPlace)
                throw new ArgumentException($"The phase [{name}] of the coordinated shutdown depends on itself, perhaps by others.", nameof(name));
            return;
        }

        // A phase may be named by those that depend on it only.
        if (!_phases.TryGetValue(name, out var phase))
            _phases[name] = phase = new ShutdownPhase([], defaultTimeout);

        state[name] = false;
        foreach (var before in phase.DependsOn)
            Visit(before, defaultTimeout, ordered, state);
        state[name] = true;
        ordered.Add(name);
    }
}
