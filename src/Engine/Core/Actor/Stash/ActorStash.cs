using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The stash of one actor instance, in front of its cell's mailbox.</summary>
internal sealed class ActorStash : IStash
{
    // Actors of the same dispatcher and mailbox share a capacity: the configuration is read once for each system.
    private static readonly ConditionalWeakTable<Config, ConcurrentDictionary<(string, string), int>> Capacities = [];

    private const int Unbounded = -1;

    private readonly ActorCell _cell;
    private Queue<Envelope> _messages = new();
    private int _lastStashed = -1;

    private ActorStash(ActorCell cell, int capacity)
    {
        _cell = cell;
        Capacity = capacity;
    }

    public int Capacity { get; }

    public int Count => _messages.Count;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public bool IsFull => Capacity >= 0 && Count >= Capacity;

    /// <summary>
    /// Makes the stash of a new instance. Its capacity is in the actor's deployment, or else in the configuration of its dispatcher or
    /// mailbox; a stash that is unbounded by its actor's type has none.
    /// </summary>
    public static ActorStash Create(ActorCell cell, Type actorType)
    {
        if (typeof(IWithUnboundedStash).IsAssignableFrom(actorType))
            return new ActorStash(cell, Unbounded);
        var capacity = cell.Props.Deploy.StashCapacity;
        return new ActorStash(cell, capacity == Deploy.NoStashSize ? ConfiguredCapacity(cell) : capacity);
    }

    public void Stash()
    {
        var current = _cell.CurrentEnvelope;
        if (current.Message is null)
            throw new IllegalActorStateException("There is no current message to stash.");
        if (_lastStashed == _cell.CurrentEnvelopeId)
            throw new IllegalActorStateException($"Can't stash the same message [{current.Message}] more than once.");
        if (IsFull)
            throw new StashOverflowException($"Couldn't enqueue message [{current.Message}] from [{current.Sender}] to the stash of [{_cell.Self}]: it holds {Count} already.");
        _lastStashed = _cell.CurrentEnvelopeId;
        _messages.Enqueue(current);
    }

    public void Unstash()
    {
        if (_messages.TryDequeue(out var oldest))
            _cell.TakeBack([oldest]);
    }

    public void UnstashAll()
    {
        if (IsEmpty)
            return;
        _cell.TakeBack(_messages);
        _messages.Clear();
    }

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        _cell.TakeBack([.. ClearStash().Where(predicate)]);
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var stashed = _messages;
        _messages = new Queue<Envelope>();
        return stashed;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        var stashed = _messages.ToArray();
        _messages = new Queue<Envelope>(envelopes.Where(envelope => !stashed.Any(other => IsSame(envelope, other))).Concat(stashed));
    }

    private static bool IsSame(in Envelope one, in Envelope other) =>
        ReferenceEquals(one.Message, other.Message) && Equals(one.Sender, other.Sender);

    private static int ConfiguredCapacity(ActorCell cell) => Capacities
        .GetOrCreateValue(cell.SystemImpl.Settings.Config)
        .GetOrAdd((cell.Dispatcher.Id, cell.Props.Mailbox), ReadCapacity, cell.SystemImpl.Settings.Config);

    private static int ReadCapacity((string Dispatcher, string Mailbox) sections, Config config)
    {
        foreach (var section in (string[])[sections.Dispatcher, sections.Mailbox])
        {
            if (config.GetInt($"{section}.stash-capacity", Unbounded) is var capacity and >= 0)
                return capacity;
        }
        return Unbounded;
    }
}
