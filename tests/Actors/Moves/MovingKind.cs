using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Latches;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.ReaderWriterLocks;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Timers;

namespace ActorConcurrency.Actors.Tests.Moves;

/// <summary>A kind of primitive that can move, and what can be asked of it.</summary>
/// <param name="Settings">The primitive's.</param>
/// <param name="Requests">One of them is chosen at random, those that stand there twice more often.</param>
/// <param name="Lock">The lock beside it; null: it needs none.</param>
internal sealed record MovingKind(PrimitiveSettings Settings, Func<Step, object>[] Requests, PrimitiveSettings? Lock = null)
{
    private static readonly Func<Step, object>[] LockRequests =
    [
        s => new LockProtocol.Acquire(s.Id, s.Owner, s.Waits), s => new LockProtocol.Acquire(s.Id, s.Owner),
        s => new LockProtocol.Release(s.Id, s.Owner, s.Earlier), s => new LockProtocol.Unlock(s.Id, s.Owner),
        s => new LockProtocol.CancelAcquire(s.Earlier, s.Owner), s => new LockProtocol.CheckHeld(s.Id, s.Owner, s.Token),
        s => new LockProtocol.Park(s.Id, s.Owner, s.Token), s => new LockProtocol.Resume(s.Id, s.Owner, [s.Earlier], s.Waits),
        s => new LockProtocol.CancelResume(s.Earlier, s.Owner),
    ];

    private static readonly Func<Step, object>[] QueueRequests =
    [
        s => new QueueProtocol.Enqueue(s.Id, s.Owner, [s.Number % 10], s.Waits), s => new QueueProtocol.Enqueue(s.Id, s.Owner, [1, s.Number % 10]),
        s => new QueueProtocol.Dequeue(s.Id, s.Owner, 1 + (s.Number % 2), s.Waits, Confirmed: true), s => new QueueProtocol.Dequeue(s.Id, s.Owner),
        s => new QueueProtocol.Dequeue(s.Id, s.Owner, Confirmed: true), s => new QueueProtocol.Confirm(s.Owner, s.Token),
        s => new QueueProtocol.CancelEnqueue(s.Earlier, s.Owner), s => new QueueProtocol.CancelDequeue(s.Earlier, s.Owner),
        s => new QueueProtocol.GetCount(s.Id), s => s.Number % 4 > 0 ? new QueueProtocol.GetCount(s.Id) : new QueueProtocol.Complete(s.Id),
    ];

    private static readonly Func<Step, object>[] JoinableRequests =
    [
        s => new JoinableQueueProtocol.Enqueue(s.Id, s.Owner, s.Number % 10, s.Waits), s => new JoinableQueueProtocol.Enqueue(s.Id, s.Owner, s.Number % 10),
        s => new JoinableQueueProtocol.Dequeue(s.Id, s.Owner, s.Waits), s => new JoinableQueueProtocol.Dequeue(s.Id, s.Owner),
        s => new JoinableQueueProtocol.MarkDone(s.Id, s.Owner, s.Token), s => new JoinableQueueProtocol.Return(s.Id, s.Owner, s.Token),
        s => new JoinableQueueProtocol.CancelEnqueue(s.Earlier, s.Owner), s => new JoinableQueueProtocol.CancelDequeue(s.Earlier, s.Owner),
        s => new JoinableQueueProtocol.Join(s.Id, s.Owner, s.Waits), s => new JoinableQueueProtocol.CancelJoin(s.Earlier, s.Owner),
        s => new JoinableQueueProtocol.GetDeadLetters(s.Id),
        s => s.Number % 4 > 0 ? new JoinableQueueProtocol.GetCount(s.Id) : new JoinableQueueProtocol.Complete(s.Id),
    ];

    private static readonly Func<Step, object>[] KeyedRequests =
    [
        s => new SharedProtocol.Set(s.Id, s.Key, s.Number % 3), s => new SharedProtocol.Get(s.Id, s.Key), s => new SharedProtocol.Remove(s.Id, s.Key),
        s => new SharedProtocol.CompareAndSet(s.Id, s.Key, s.Number % 3, s.Number % 5), s => new SharedProtocol.GetOrAdd(s.Id, s.Key, 7),
        s => new SharedProtocol.TakeTurn(s.Id, s.Owner, s.Key), s => new SharedProtocol.TakeTurn(s.Id, s.Owner, s.Key, new SharedProtocol.Initial(5)),
        s => s.EndTurn(), s => s.EndTurn(), s => new SharedProtocol.CancelTurn(s.Earlier, s.Owner, s.Key),
        s => new SharedProtocol.WaitFor(s.Id, s.Owner, s.Key, Wait: s.Waits, Every: s.Number % 3 == 0), s => new SharedProtocol.CancelWaitFor(s.Earlier, s.Owner),
        s => new SharedProtocol.Subscribe(s.Owner, s.Id), s => new SharedProtocol.Unsubscribe(s.Owner, s.Id), s => new SharedProtocol.GetAll(s.Id),
        s => s.Number % 3 > 0 ? new SharedProtocol.GetCount(s.Id) : new SharedProtocol.Clear(s.Id),
    ];

    public static IReadOnlyDictionary<string, MovingKind> All { get; } = new Dictionary<string, MovingKind>
    {
        ["lock"] = new(new LockSettings(Reentrant: false), LockRequests),
        ["re-entrant lock"] = new(new LockSettings(Reentrant: true), LockRequests),
        ["semaphore"] = new(new SemaphoreSettings(4, Bounded: false), SemaphoreRequests()),
        ["bounded semaphore"] = new(new SemaphoreSettings(4, Bounded: true), SemaphoreRequests()),
        ["reader-writer lock"] = new(ReaderWriterLockSettings.Instance,
        [
            s => new ReaderWriterLockProtocol.Acquire(s.Id, s.Owner, Write: s.Number % 3 == 0, s.Waits),
            s => new ReaderWriterLockProtocol.Acquire(s.Id, s.Owner, Write: s.Number % 2 == 0),
            s => new ReaderWriterLockProtocol.Release(s.Id, s.Owner, s.Token), s => new ReaderWriterLockProtocol.Release(0, s.Owner, s.Token),
            s => new ReaderWriterLockProtocol.CancelAcquire(s.Earlier, s.Owner),
        ]),
        ["event"] = new(EventSettings.Instance,
        [
            s => new EventProtocol.Set(s.Id), s => new EventProtocol.Reset(s.Id), s => new EventProtocol.GetIsSet(s.Id),
            s => new EventProtocol.Wait(s.Id, s.Owner), s => new EventProtocol.Wait(s.Id, s.Owner), s => new EventProtocol.CancelWait(s.Earlier, s.Owner),
            s => new EventProtocol.Subscribe(s.Owner, s.Id), s => new EventProtocol.Unsubscribe(s.Owner, s.Id),
        ]),
        ["condition"] = new(new ConditionSettings("it", new LockSettings(Reentrant: true)),
        [
            s => new LockProtocol.Acquire(s.Id, s.Owner), s => new LockProtocol.Acquire(s.Id, s.Owner),
            s => new LockProtocol.Release(s.Id, s.Owner, s.Earlier), s => new LockProtocol.Unlock(s.Id, s.Owner),
            s => new ConditionProtocol.Wait(s.Id, s.Owner, s.Token), s => new ConditionProtocol.Wait(s.Id, s.Owner, s.Token),
            s => new ConditionProtocol.CancelWait(s.Earlier, s.Owner), s => new ConditionProtocol.Notify(s.Id, s.Owner, s.Token, 1 + (s.Number % 2)),
        ], new LockSettings(Reentrant: true)),
        ["barrier"] = new(new BarrierSettings(2),
        [
            s => new BarrierProtocol.Signal(s.Id, s.Owner, HasAction: s.Number % 2 == 0, s.Waits),
            s => new BarrierProtocol.Signal(s.Id, s.Owner), s => new BarrierProtocol.Signal(s.Id, s.Owner, HasAction: true),
            s => new BarrierProtocol.EndAction(s.Id, s.Owner, s.Heard.OfType<BarrierProtocol.RunAction>().LastOrDefault()?.Phase ?? 1),
            s => new BarrierProtocol.EndAction(s.Id, s.Owner, s.Heard.OfType<BarrierProtocol.RunAction>().LastOrDefault()?.Phase ?? 1, s.Waits ? null : "bad"),
            s => s.Waits ? new BarrierProtocol.Reset(s.Id) : new BarrierProtocol.Abort(s.Id), s => new BarrierProtocol.CancelSignal(s.Earlier, s.Owner),
        ]),
        ["countdown latch"] = new(new CountdownLatchSettings(6),
        [
            s => new CountdownLatchProtocol.Signal(s.Id, 1 + (s.Number % 2)), s => new CountdownLatchProtocol.Wait(s.Id, s.Owner, s.Waits),
            s => new CountdownLatchProtocol.Wait(s.Id, s.Owner), s => new CountdownLatchProtocol.CancelWait(s.Earlier, s.Owner),
        ]),
        ["queue"] = new(QueueSettings.For<int>(QueueOrder.FirstInFirstOut, 4), QueueRequests),
        ["lifo queue"] = new(QueueSettings.For<int>(QueueOrder.LastInFirstOut, 4), QueueRequests),
        ["priority queue"] = new(QueueSettings.For<int>(QueueOrder.Priority, 4), QueueRequests),
        ["joinable queue"] = new(Joinable(QueueOrder.FirstInFirstOut), JoinableRequests),
        ["joinable lifo queue"] = new(Joinable(QueueOrder.LastInFirstOut), JoinableRequests),
        ["joinable priority queue"] = new(Joinable(QueueOrder.Priority), JoinableRequests),
        ["duplex pipe"] = new(PipeSettings.For<int>(duplex: true, 2), PipeRequests()),
        ["one-way pipe"] = new(PipeSettings.For<int>(duplex: false, 2), PipeRequests()),
        ["shared dictionary"] = new(new SharedDictionarySettings(typeof(string), typeof(int)), KeyedRequests),
        ["shared value"] = new(new SharedValueSettings(typeof(int), 1),
            [.. KeyedRequests, s => new SharedProtocol.TakeTurn(s.Id, s.Owner, SharedProtocol.TheValue), s => new SharedProtocol.Set(s.Id, SharedProtocol.TheValue, s.Number % 3)]),
        ["shared list"] = new(new SharedListSettings(typeof(int)),
        [
            s => new SharedProtocol.Insert(s.Id, ^0, s.Number % 5), s => new SharedProtocol.Insert(s.Id, 0, s.Number % 5), s => new SharedProtocol.Set(s.Id, (Index)(s.Number % 3), 8),
            s => new SharedProtocol.Remove(s.Id, (Index)(s.Number % 3)), s => new SharedProtocol.TakeTurn(s.Id, s.Owner, (Index)(s.Number % 2)), s => s.EndTurn(),
            s => new SharedProtocol.WaitFor(s.Id, s.Owner, (Index)(s.Number % 4)), s => new SharedProtocol.GetAll(s.Id), s => new SharedProtocol.Subscribe(s.Owner, s.Id),
        ]),
        ["promise"] = new(new PromiseSettings(typeof(int)),
        [
            s => new PromiseProtocol.GetOutcome(s.Id, s.Owner, s.Waits), s => new PromiseProtocol.GetOutcome(s.Id, s.Owner), s => new PromiseProtocol.GetOutcome(s.Id, s.Owner),
            s => new PromiseProtocol.CancelGetOutcome(s.Earlier, s.Owner),
            s => s.Number % 4 > 0 ? new GetHolders(s.Id) : new PromiseProtocol.Resolve(s.Id, s.Number), s => s.Number % 4 > 0 ? new GetHolders(s.Id) : new PromiseProtocol.Reject(s.Id, new FormatException("no")),
        ]),
        ["timer"] = new(TimerSettings.Instance,
        [
            s => new TimerProtocol.Start(s.Id, s.Owner, TimeSpan.FromSeconds(s.Number % 3), s.Waits ? TimeSpan.FromSeconds(2) : null),
            s => new TimerProtocol.Start(s.Id, s.Owner, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)),
            s => new TimerProtocol.CancelStart(s.Earlier, s.Owner), s => new TimerProtocol.Cancel(s.Id, s.Waits ? s.Token : null),
            s => new TimerProtocol.Wait(s.Id, s.Owner), s => new TimerProtocol.Wait(s.Id, s.Owner), s => new TimerProtocol.CancelWait(s.Earlier, s.Owner),
        ]),
    };

    private static JoinableQueueSettings Joinable(QueueOrder order) =>
        JoinableQueueSettings.For<int>(order, new JoinableQueueOptions { Capacity = 4, MaxDeliveries = 2 });

    private static Func<Step, object>[] SemaphoreRequests() =>
    [
        s => new SemaphoreProtocol.Acquire(s.Id, s.Owner, 1 + (s.Number % 3), s.Waits), s => new SemaphoreProtocol.Acquire(s.Id, s.Owner, 1 + (s.Number % 4)),
        s => new SemaphoreProtocol.Release(s.Id, s.Owner, s.Token), s => new SemaphoreProtocol.Release(0, s.Owner, s.Token),
        s => new SemaphoreProtocol.ReleasePermits(s.Id, s.Owner, s.Number % 3), s => new SemaphoreProtocol.CancelAcquire(s.Earlier, s.Owner),
    ];

    private static Func<Step, object>[] PipeRequests() =>
    [
        s => new PipeProtocol.Open(s.Id, s.Owner, s.Number % 2 == 0 ? PipeEnd.First : PipeEnd.Second), s => new PipeProtocol.CancelOpen(s.Earlier, s.Owner),
        s => new PipeProtocol.Send(s.Id, s.Owner, s.TokenOf<PipeProtocol.Opened>(), s.Number % 10, s.Waits), s => new PipeProtocol.Send(s.Id, s.Owner, s.TokenOf<PipeProtocol.Opened>(), s.Number % 10),
        s => new PipeProtocol.Receive(s.Id, s.Owner, s.TokenOf<PipeProtocol.Opened>(), s.Waits), s => new PipeProtocol.Receive(s.Id, s.Owner, s.TokenOf<PipeProtocol.Opened>()),
        s => new PipeProtocol.Confirm(s.Owner, s.TokenOf<PipeProtocol.Received>()), s => new PipeProtocol.Poll(s.Id, s.Owner, s.TokenOf<PipeProtocol.Opened>()), s => new PipeProtocol.CancelPoll(s.Earlier, s.Owner),
        s => new PipeProtocol.CancelSend(s.Earlier, s.Owner), s => new PipeProtocol.CancelReceive(s.Earlier, s.Owner),
        s => s.Number % 4 > 0 ? new PipeProtocol.Poll(s.Id, s.Owner, s.TokenOf<PipeProtocol.Opened>()) : new PipeProtocol.Close(s.Id, s.Owner, s.TokenOf<PipeProtocol.Opened>()),
        s => new PipeProtocol.WaitClosed(s.Id, s.Owner),
    ];
}
