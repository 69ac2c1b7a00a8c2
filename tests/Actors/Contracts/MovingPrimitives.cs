using System.Collections.Concurrent;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Processes;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Contracts;

/// <summary>Has an actor for each primitive that stays while the primitive moves. What consists of code does not move.</summary>
internal sealed class MovingPrimitives : IPrimitives
{
    private readonly ExtendedActorSystem _system;
    private readonly PrimitiveRegistry _staying;
    private readonly ConcurrentDictionary<(string Kind, string Name), Entry> _entries = new();

    public MovingPrimitives(ExtendedActorSystem system, ClientPool clients)
    {
        _system = system;
        _staying = new PrimitiveRegistry(system, clients);
        Processes = new ProcessTable(this, clients);
    }

    public ProcessTable Processes { get; }

    public PrimitiveIncarnation GetOrCreate(string kind, string name, PrimitiveSettings settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (settings.StaysOnItsNode)
            return _staying.GetOrCreate(kind, name, settings);
        var entry = _entries.GetOrAdd((kind, name), _ => new Entry());
        lock (entry)
        {
            if (entry.Current is { Stopped: false } current)
                return entry.Settings!.Equals(settings) ? current : throw PrimitiveSettings.Differ(kind, name, entry.Settings, settings);
            var next = new PrimitiveIncarnation(this, kind, name, (entry.Current?.Epoch ?? 0) + 1) { IsForwarded = true };
            next.Actor = _system.SystemActorOf(Props.Create(typeof(MovingPrimitive), next, settings));
            (entry.Current, entry.Settings) = (next, settings);
            return next;
        }
    }

    public Task<IReadOnlyList<PrimitiveIncarnation>> RunningAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PrimitiveIncarnation>>([.. _entries.Values.Select(entry => entry.Current!).Where(p => !p.Stopped)]);

    private sealed class Entry
    {
        public PrimitiveIncarnation? Current { get; set; }
        public PrimitiveSettings? Settings { get; set; }
    }
}
