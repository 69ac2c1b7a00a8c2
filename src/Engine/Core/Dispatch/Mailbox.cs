using Akka.Actor;
using Akka.Annotations;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>What waits for one actor, and the work item that lets the actor handle it: system messages first, then user messages in batches.</summary>
/// <remarks>
/// At most one thread runs a mailbox at a time: whoever turns <see cref="_scheduled"/> from 0 to 1 hands it to the dispatcher.
/// A stopped actor's mailbox is closed rather than replaced: its next run drains it into dead letters, so that a message
/// that arrives while the actor stops is never lost silently.
/// </remarks>
public class Mailbox : IRunnable
{
    // Messages in one run that make a stream, and how often a run looks for the next one of a stream before it ends.
    private const int Stream = 16;
    private const int Patience = 32;

    // Messages that a sender handles for an actor, at most, before it goes on with its own work.
    private const int Favour = 16;

    // Comes from the actor itself, on no list: so one is enough for all.
    private static readonly Terminate Ending = new();

    private readonly LocalActorRef _owner;
    private readonly Props _props;
    private readonly IMessageQueue? _custom;
    private readonly MessageDispatcher _dispatcher;
    private EnvelopeWriter _writer;
    private ActorCell? _cell;

    private Stack<Envelope>? _front;
    private SystemMessage? _system;
    private LocalActorRef? _stopped;
    private int _scheduled;
    private int _suspensions;
    private volatile bool _closed;
    private bool _endsItself;

    internal Mailbox(LocalActorRef owner, Props props, MessageDispatcher dispatcher, IMessageQueue? custom)
    {
        _owner = owner;
        _props = props;
        _dispatcher = dispatcher;
        _custom = custom;
    }

    // The mailbox of those that have stopped.
    private protected Mailbox(IMessageQueue deadLetters)
    {
        _owner = null!;
        _props = null!;
        _dispatcher = null!;
        _custom = deadLetters;
        _closed = true;
    }

    /// <summary>What runs the mailbox.</summary>
    public MessageDispatcher Dispatcher => _dispatcher;

    /// <summary>The user messages that wait, for inspection: only the mailbox itself takes from it.</summary>
    public IMessageQueue MessageQueue => _custom ?? BuiltInQueues.Show(this, _props.Traits.RequiredQueue);

    /// <summary>
    /// The actor's cell, made when the mailbox first runs or somebody looks into it: actors that wait for their first turn are many when
    /// one makes many, and cost little.
    /// </summary>
    internal ActorCell Cell => Volatile.Read(ref _cell) ?? MakeCell();

    /// <summary>The path of the actor.</summary>
    internal ActorPath Owner => _owner.Path;

    internal bool IsClosed => _closed;

    /// <summary>True while the actor handles system messages only.</summary>
    [InternalApi]
    public bool IsSuspended() => _suspensions > 0;

    internal bool HasSystemMessages => Volatile.Read(ref _system) is not null || Volatile.Read(ref _stopped) is not null || _endsItself;

    /// <summary>True when user messages wait.</summary>
    [InternalApi]
    public bool HasMessages => _front is { Count: > 0 } || (_custom?.HasMessages ?? Cell.Inbox.HasMessages(ref _writer));

    /// <summary>How many user messages wait: exact only while nobody sends or takes.</summary>
    [InternalApi]
    public int NumberOfMessages => (_front?.Count ?? 0) + (_custom?.Count ?? Cell.Inbox.Count(ref _writer));

    /// <summary>Adds a user message, without scheduling.</summary>
    /// <param name="envelope">The message; the sender may be null.</param>
    internal void Enqueue(Envelope envelope)
    {
        if (_custom is null) _writer.Enqueue(envelope);
        else _custom.Enqueue(_owner, new Envelope(envelope.Message, envelope.Sender, _owner.SystemImpl));
    }

    /// <summary>Puts messages before all others, the first of them first. Only from the actor's own thread.</summary>
    internal void Prepend(IEnumerable<Envelope> envelopes)
    {
        _front ??= new Stack<Envelope>();
        foreach (var envelope in envelopes.Reverse()) _front.Push(envelope);
    }

    /// <summary>Adds a system message, without scheduling.</summary>
    internal void Enqueue(SystemMessage message)
    {
        SystemMessage? head;
        do
        {
            head = Volatile.Read(ref _system);
            message.Next = head;
        }
        while (Interlocked.CompareExchange(ref _system, message, head) != head);
    }

    /// <summary>
    /// Adds the notice of a child's end, without scheduling. The child itself is the link of the list: who makes very many children in
    /// one turn finds them all stopped after it, and each other object for them is one more to keep until then.
    /// </summary>
    internal void EnqueueStopped(LocalActorRef child)
    {
        LocalActorRef? head;
        do
        {
            head = Volatile.Read(ref _stopped);
            child.NextStopped = head;
        }
        while (Interlocked.CompareExchange(ref _stopped, child, head) != head);
    }

    /// <summary>The actor stops itself, after the message in hand. Only from the actor's own run, which then sees it.</summary>
    internal void EndItself() => _endsItself = true;

    /// <summary>Hands the mailbox to its dispatcher if nobody has yet.</summary>
    /// <remarks>
    /// The sender's part of the queue must be visible before this read of the flag. Otherwise a sender could still see the flag of a run
    /// that has just found the mailbox empty, and nobody would come for the message. The built-in queue and the list of system
    /// messages end in a full fence; of other queues nothing is known.
    /// </remarks>
    internal void Schedule()
    {
        if (_custom is not null) Interlocked.MemoryBarrier();
        if (TryClaim()) _dispatcher.Execute(this);
    }

    /// <summary>The same, but the calling thread runs it, for a few messages.</summary>
    internal void ScheduleHere()
    {
        if (_custom is not null) Interlocked.MemoryBarrier();
        if (TryClaim()) RunHere(default);
    }

    /// <summary>Has the calling thread handle a message, past the queue while that is empty; the message waits there while another thread runs the mailbox.</summary>
    internal void DispatchHere(Envelope envelope)
    {
        if (TryClaim())
        {
            RunHere(envelope);
        }
        else
        {
            Enqueue(envelope);
            ScheduleHere();
        }
    }

    private bool TryClaim() => Volatile.Read(ref _scheduled) == 0 && Interlocked.CompareExchange(ref _scheduled, 1, 0) == 0;

    private void RunHere(Envelope first)
    {
        // The caller's context is not the actor's: an async handler must go on as the actor.
        var context = SynchronizationContext.Current;
        if (context is null)
        {
            RunUpTo(Favour, first);
            return;
        }
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            RunUpTo(Favour, first);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    internal void Suspend() => _suspensions++;

    internal void Resume()
    {
        if (_suspensions > 0) _suspensions--;
    }

    /// <summary>From now on everything goes to dead letters. Only from the actor's own thread.</summary>
    internal void Close() => _closed = true;

    /// <summary>The same as <see cref="Run"/>, for the thread pool.</summary>
    public void Execute() => Run();

    /// <summary>Lets the actor handle what waits, up to the dispatcher's throughput. Only for the dispatcher.</summary>
    public void Run() => RunUpTo(int.MaxValue, default);

    // The first message, if there is one, is not in the queue.
    private void RunUpTo(int most, Envelope first)
    {
        var cell = Cell;
        var previous = ActorCell.Enter(cell);
        try
        {
            if (!cell.IsCreated) cell.Create();
            ProcessSystemMessages(cell);
            if (!first.IsEmpty) ProcessFirst(cell, first);
            if (!_closed) ProcessUserMessages(cell, most);
            if (_closed) Drain();
            cell.Inbox.Forget(ref _writer);
        }
        finally
        {
            ActorCell.Leave(previous);
            // A full fence too: whoever saw the flag set before this has its message in the queue for the checks below.
            Interlocked.Exchange(ref _scheduled, 0);
            if ((HasSystemMessages || (HasMessages && (_suspensions == 0 || _closed))) && Interlocked.CompareExchange(ref _scheduled, 1, 0) == 0)
                _dispatcher.Execute(this);
        }
    }

    // It may be the last of a sender whose others are in the queue still.
    private void ProcessFirst(ActorCell cell, Envelope first)
    {
        if (_closed || _suspensions != 0 || HasMessages)
        {
            Enqueue(first);
            return;
        }
        cell.Invoke(first.Sender is null ? new Envelope(first.Message, _owner.SystemImpl.DeadLetters) : first);
        ProcessSystemMessages(cell);
    }

    private void ProcessUserMessages(ActorCell cell, int most)
    {
        var left = _dispatcher.Throughput;
        var deadline = _dispatcher.StartBatch();
        var handled = 0;
        while (_suspensions == 0)
        {
            var envelope = Take();
            if (envelope.IsEmpty && handled >= Stream && !_dispatcher.IsSomebodyWaiting) envelope = AwaitNext();
            if (envelope.IsEmpty) return;
            cell.Invoke(envelope);
            handled++;
            if (HasSystemMessages) ProcessSystemMessages(cell);
            if (_closed || handled >= most || (deadline != 0 && Environment.TickCount64 >= deadline)) return;
            if (--left > 0) continue;
            if (_dispatcher.IsSomebodyWaiting) return;
            left = _dispatcher.Throughput;
        }
    }

    // In the middle of a stream the next message is likely to be near: a moment's wait is cheaper than to be scheduled again.
    private Envelope AwaitNext()
    {
        for (var i = 0; i < Patience; i++)
        {
            Thread.SpinWait(1);
            if (Take() is { IsEmpty: false } envelope) return envelope;
        }
        return default;
    }

    /// <summary>Takes the next user message; an empty one if there is none. Only from the actor's own thread.</summary>
    internal Envelope Take()
    {
        if (_front is { Count: > 0 }) return _front.Pop();
        if (_custom is not null) return TakeFrom(_custom);
        var envelope = Cell.Inbox.Take(ref _writer);
        return envelope.Sender is null && !envelope.IsEmpty ? new Envelope(envelope.Message, _owner.SystemImpl.DeadLetters) : envelope;
    }

    private static Envelope TakeFrom(IMessageQueue queue) => queue.TryDequeue(out var envelope) ? envelope : default;

    private void ProcessSystemMessages(ActorCell cell)
    {
        while (HasSystemMessages)
        {
            // In this order: what a child has sent before its end is among the messages, and so comes first.
            var stopped = TakeStopped();
            var message = TakeSystemMessages();
            for (SystemMessage? next; message is not null; message = next)
            {
                next = message.Next;
                message.Unlink();
                Process(cell, message);
            }
            for (LocalActorRef? next; stopped is not null; stopped = next)
            {
                next = stopped.NextStopped;
                stopped.NextStopped = null;
                if (_closed || !cell.TryForgetChild(stopped))
                    Process(cell, new DeathWatchNotification(stopped, existenceConfirmed: true, addressTerminated: false));
            }
            if (_endsItself)
            {
                _endsItself = false;
                Process(cell, Ending);
            }
        }
    }

    private void Process(ActorCell cell, SystemMessage message)
    {
        if (_closed) cell.SystemImpl.DeadLetterSystemMessage(message, _owner);
        else cell.SystemInvoke(message);
    }

    private LocalActorRef? TakeStopped()
    {
        if (Volatile.Read(ref _stopped) is null) return null;
        var newest = Interlocked.Exchange(ref _stopped, null);
        LocalActorRef? oldest = null;
        while (newest is not null)
        {
            var next = newest.NextStopped;
            newest.NextStopped = oldest;
            oldest = newest;
            newest = next;
        }
        return oldest;
    }

    // The list is last in, first out: it is turned round once, when it is taken.
    private SystemMessage? TakeSystemMessages()
    {
        if (Volatile.Read(ref _system) is null) return null;
        var newest = Interlocked.Exchange(ref _system, null);
        SystemMessage? oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }
        return oldest;
    }

    private ActorCell MakeCell()
    {
        var fresh = new ActorCell(_owner, _props, this);
        return Interlocked.CompareExchange(ref _cell, fresh, null) ?? fresh;
    }

    private void Drain()
    {
        var deadLetters = _owner.SystemImpl.DeadLetterQueue;
        while (_front is { Count: > 0 }) deadLetters.Enqueue(_owner, _front.Pop());
        if (_custom is null)
        {
            while (Take() is { IsEmpty: false } envelope) deadLetters.Enqueue(_owner, envelope);
        }
        else
        {
            _custom.CleanUp(_owner, deadLetters);
        }
    }
}
