using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Akka.Configuration;

namespace Akka.Actor.Internal;

/// <summary>The stash of one actor instance, in front of its cell's mailbox.</summary>
public abstract class AbstractStash : IStash
{
    // Actors of the same dispatcher and mailbox share a capacity: the configuration is read once for each system.
    private static readonly ConditionalWeakTable<Config, ConcurrentDictionary<(string, string), int>> Capacities = [];

    internal const int Unbounded = -1;

    private readonly ActorCell _cell;
    private Queue<Envelope> _messages = new();
    private int _lastStashed = -1;

    private protected AbstractStash(ActorCell cell, int capacity)
    {
        _cell = cell;
        Capacity = capacity;
    }

    /// <inheritdoc />
    public int Capacity { get; }

    /// <inheritdoc />
    public int Count => _messages.Count;

    /// <inheritdoc />
    public bool IsEmpty => Count == 0;

    /// <inheritdoc />
    public bool NonEmpty => Count > 0;

    /// <inheritdoc />
    public bool IsFull => Capacity >= 0 && Count >= Capacity;

    /// <summary>
    /// Makes the stash of a new instance. Its capacity is in the actor's deployment, or else in the configuration of its dispatcher or
    /// mailbox; a stash that is unbounded by its actor's type has none.
    /// </summary>
    internal static AbstractStash Create(ActorCell cell, Type actorType)
    {
        if (typeof(IWithUnboundedStash).IsAssignableFrom(actorType))
            return new UnboundedStashImpl(cell);
        var capacity = cell.Props.Deploy.StashCapacity;
        return new BoundedStashImpl(cell, capacity == Deploy.NoStashSize ? ConfiguredCapacity(cell) : capacity);
    }

    /// <inheritdoc />
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

    /// <inheritdoc />
    public void Unstash()
    {
        if (_messages.TryDequeue(out var oldest))
            _cell.TakeBack([oldest]);
    }

    /// <inheritdoc />
    public void UnstashAll()
    {
        if (IsEmpty)
            return;
        _cell.TakeBack(_messages);
        _messages.Clear();
    }

    /// <inheritdoc />
    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        _cell.TakeBack([.. ClearStash().Where(predicate)]);
    }

    /// <inheritdoc />
    public IEnumerable<Envelope> ClearStash()
    {
        var stashed = _messages;
        _messages = new Queue<Envelope>();
        return stashed;
    }

    /// <inheritdoc />
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

/// <summary>A stash that holds whatever comes.</summary>
public sealed class UnboundedStashImpl : AbstractStash
{
    internal UnboundedStashImpl(ActorCell cell)
        : base(cell, Unbounded)
    {
    }
}

/// <summary>A stash that may have a capacity.</summary>
public sealed class BoundedStashImpl : AbstractStash
{
    internal BoundedStashImpl(ActorCell cell, int capacity)
        : base(cell, capacity)
    {
    }
}
