using System.Collections.Concurrent;
using ActorConcurrency.Actors.Processes;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// The primitives of one actor system by kind and name. Creates an actor on first use, gives the same one for the same
/// name, and a new one with the next epoch when the old one has stopped.
/// </summary>
internal sealed class PrimitiveRegistry : IPrimitives
{
    /// <summary>The dispatcher of <see cref="DefaultConfig"/>.</summary>
    public const string DispatcherId = "actorconcurrency.primitives-dispatcher";

    private readonly ExtendedActorSystem _system;
    private readonly ConcurrentDictionary<(string Kind, string Name), Entry> _entries = new();
    private long _unnamed;

    public PrimitiveRegistry(ExtendedActorSystem system, ClientPool clients)
    {
        _system = system;
        Processes = new ProcessTable(this, clients);
    }

    public ProcessTable Processes { get; }

    /// <summary>
    /// The primitives' dispatcher: their handlers are short and never wait, so where the engine offers it a caller runs them itself.
    /// </summary>
    public static Config DefaultConfig { get; } = ConfigurationFactory.ParseString(
        $$"""
        {{DispatcherId}} { type = Dispatcher, throughput = 100 }
        actorconcurrency.engine.caller-runs = ["{{DispatcherId}}"]
        """);

    /// <exception cref="InvalidOperationException">The name exists with other settings.</exception>
    public PrimitiveIncarnation GetOrCreate(string kind, string name, PrimitiveSettings settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var entry = _entries.GetOrAdd((kind, name), static (_, s) => new Entry(s), settings);
        lock (entry)
        {
            if (entry.Current is { Stopped: false } current)
            {
                if (!entry.Settings.Equals(settings))
                {
                    throw PrimitiveSettings.Differ(kind, name, entry.Settings, settings);
                }

                return current;
            }

            var next = new PrimitiveIncarnation(this, kind, name, (entry.Current?.Epoch ?? 0) + 1);
            next.Actor = _system.SystemActorOf(settings.Props(next, image: null).WithDispatcher(DispatcherId), ActorName(next));
            entry.Settings = settings;
            return entry.Current = next;
        }
    }

    /// <summary>A primitive that only its handle knows: it is not listed, and nobody else gets it.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="settings">What makes its actor.</param>
    /// <param name="beside">Where it finds others.</param>
    public PrimitiveIncarnation CreateUnnamed(string kind, PrimitiveSettings settings, IPrimitives beside)
    {
        var number = Interlocked.Increment(ref _unnamed);
        var primitive = new PrimitiveIncarnation(beside, kind, $"${number}", epoch: 1) { HasName = false };
        // Escaped names have no '$': the name is nobody else's.
        primitive.Actor = _system.SystemActorOf(settings.Props(primitive, image: null).WithDispatcher(DispatcherId), $"{kind.Replace(' ', '-')}-${number}");
        return primitive;
    }

    public Task<IReadOnlyList<PrimitiveIncarnation>> RunningAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PrimitiveIncarnation>>(
            [.. _entries.Values.Select(e => e.Current).OfType<PrimitiveIncarnation>().Where(p => !p.Stopped)]);

    /// <summary>A name for the actor of a primitive.</summary>
    public static string ActorName(string kind, string name) => $"{kind.Replace(' ', '-')}-{Uri.EscapeDataString(name)}";

    // The name of a stopped actor is free only some time after its death, so a later incarnation has another one.
    private static string ActorName(PrimitiveIncarnation primitive)
    {
        var name = ActorName(primitive.Kind, primitive.Name);
        return primitive.Epoch == 1 ? name : $"{name}-epoch-{primitive.Epoch}";
    }

    private sealed class Entry(PrimitiveSettings settings)
    {
        public PrimitiveSettings Settings { get; set; } = settings;
        public PrimitiveIncarnation? Current { get; set; }
    }
}
