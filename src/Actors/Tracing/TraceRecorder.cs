using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// Keeps the trace events of an actor system from its creation on, in the order in which they were published, and dead letters
/// among them. Safe for many threads. Records nothing when tracing is off.
/// </summary>
public sealed class TraceRecorder : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<TraceEvent> _events = [];
    private readonly List<Expectation> _expectations = [];
    private readonly ActorSystem _system;
    private readonly Predicate<TraceEvent>? _isKept;
    private readonly IActorRef _subscriber;

    private TraceRecorder(ActorSystem system, Predicate<TraceEvent>? isKept)
    {
        _system = system;
        _isKept = isKept;
        _subscriber = ((ExtendedActorSystem)system).SystemActorOf(Props.Create(typeof(Subscriber), this));
        system.EventStream.Subscribe(_subscriber, typeof(TraceEvent));
        if (TraceSettings.Of(system).Enabled)
            system.EventStream.Subscribe(_subscriber, typeof(AllDeadLetters));
    }

    /// <summary>Starts recording: every event that is published after the return is kept.</summary>
    /// <param name="system">Whose events.</param>
    /// <param name="isKept">
    /// Which of them; all, when it is left out. Called once for each, in their order, one after the other; it must be quick. One that keeps none can
    /// look at a run that is too long to be kept.
    /// </param>
    public static TraceRecorder Start(ActorSystem system, Predicate<TraceEvent>? isKept = null) => new(system, isKept);

    /// <summary>The events that have arrived so far.</summary>
    public IReadOnlyList<TraceEvent> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    /// <summary>All events that were published before the call.</summary>
    /// <exception cref="OperationCanceledException">The token fired first, as it must when the actor system has terminated.</exception>
    public async Task<IReadOnlyList<TraceEvent>> GetEventsAsync(CancellationToken cancellationToken = default)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _subscriber.Tell(new Flush(flushed), ActorRefs.NoSender);
        await Task.WhenAny(flushed.Task, _system.WhenTerminated).WaitAsync(cancellationToken).ConfigureAwait(false);
        return Events;
    }

    /// <summary>Completes with the first recorded event, past or future, that the predicate is true for.</summary>
    /// <param name="predicate">Called under a lock, once for every event: it must be quick and free of effects.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<TraceEvent> FirstAsync(Predicate<TraceEvent> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        lock (_gate)
        {
            if (_events.Find(predicate) is { } found)
                return Task.FromResult(found);
            var expectation = new Expectation(predicate);
            _expectations.Add(expectation);
            return expectation.Found.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops recording; what was recorded stays.</summary>
    public void Dispose()
    {
        _system.EventStream.Unsubscribe(_subscriber);
        _system.Stop(_subscriber);
    }

    private void Add(TraceEvent traced)
    {
        if (_isKept?.Invoke(traced) == false)
            return;

        lock (_gate)
        {
            _events.Add(traced);
            _expectations.RemoveAll(e => e.Predicate(traced) && e.Found.TrySetResult(traced));
        }
    }

    private void Add(AllDeadLetters letter)
    {
        // What is suppressed was sent in the knowledge that its receiver may be gone.
        if (letter is not SuppressedDeadLetter)
            Add(ActorTrace.DeadLetter(_system, letter));
    }

    private sealed record Flush(TaskCompletionSource Done) : INoSerializationVerificationNeeded;

    private sealed record Expectation(Predicate<TraceEvent> Predicate)
    {
        public TaskCompletionSource<TraceEvent> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    // Its mailbox is what puts events that are published by several threads into one order.
    private sealed class Subscriber : ReceiveActor
    {
        public Subscriber(TraceRecorder recorder)
        {
            Receive<TraceEvent>(recorder.Add);
            Receive<AllDeadLetters>(recorder.Add);
            Receive<Flush>(m => m.Done.TrySetResult());
        }
    }
}
