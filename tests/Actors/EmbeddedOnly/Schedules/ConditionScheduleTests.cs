using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Conditions.ConditionProtocol;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>Owners that wait under a lock, notify and give up, in many orders, one of them killed at each moment: none is left asleep.</summary>
public sealed class ConditionScheduleTests
{
    private const int Owners = 4;
    private const int Rounds = 3;

    [Fact]
    public void Kill_AnOwnerAtEachMoment_LeavesTheLockFreeAndEverybodyCanBeWoken() => Schedule.ForEach(Run);

    private static void Run(Schedule schedule)
    {
        var concurrency = schedule.System.Concurrency();
        var theLock = concurrency.Lock("x");
        var condition = concurrency.Condition("x", theLock).Actor;
        var ledger = new Ledger();

        schedule.Run(
        [
            .. Enumerable.Range(0, Owners).Select(i => Props.Create(
                () => new Owner(theLock.Actor, condition, ledger, new Random((schedule.Number * Owners) + i)))),
        ]);
        WakeAll(schedule, theLock.Actor, condition, ledger);

        schedule.Require(ledger.Broken is null, $"{ledger.Broken}");
        schedule.Require(ledger.Finished >= Owners - 1, $"{ledger.Finished} of {Owners} owners came to their end");
        schedule.Require(ledger.Woken <= ledger.Notified + ledger.Unheard, $"{ledger.Woken} woken by {ledger.Notified} notifications");
        foreach (var actor in new[] { theLock.Actor, condition })
        {
            var snapshot = schedule.Ask<Snapshot>(actor, new GetSnapshot(1)).Value;
            schedule.Require(snapshot.Waiters.Count == 0, $"{snapshot.Waiters.Count} requests leaked");
            schedule.Require(snapshot.Holders.Count == 0, $"{snapshot.Holders.Count} grants leaked");
        }
    }

    // Who was notified may wait once more, in its next round.
    private static void WakeAll(Schedule schedule, IActorRef theLock, IActorRef condition, Ledger ledger)
    {
        var owner = schedule.System.DeadLetters;
        for (var (id, woken) = (1L, -1); woken != 0; id += 3)
        {
            var granted = schedule.Ask<LockProtocol.Granted>(theLock, new LockProtocol.Acquire(id, owner));
            woken = schedule.Ask<Notified>(condition, new Notify(id + 1, owner, granted.FencingToken, int.MaxValue)).Count;
            ledger.Notified += woken;
            schedule.Ask<LockProtocol.Released>(theLock, new LockProtocol.Release(id + 2, owner, id));
        }
    }

    /// <summary>What happened in the owners' own eyes.</summary>
    private sealed class Ledger
    {
        private IActorRef? _inside;

        public int Finished { get; set; }

        public int Notified { get; set; }

        /// <summary>How many may have been notified by one that was killed before it heard of it.</summary>
        public int Unheard { get; set; }

        public int Woken { get; set; }

        public string? Broken { get; set; }

        public void Enter(IActorRef owner)
        {
            if (_inside is not null)
                Broken ??= $"{owner.Path.Name} came in while {_inside.Path.Name} was inside";
            _inside = owner;
        }

        public void Leave(IActorRef owner)
        {
            if (owner.Equals(_inside))
                _inside = null;
        }
    }

    private sealed class Owner : ReceiveActor
    {
        private readonly IActorRef _lock;
        private readonly IActorRef _condition;
        private readonly Ledger _ledger;
        private readonly Random _random;
        private long _lastId;
        private long _acquireId;
        private int _rounds;

        public Owner(IActorRef theLock, IActorRef condition, Ledger ledger, Random random)
        {
            (_lock, _condition, _ledger, _random) = (theLock, condition, ledger, random);
            Receive<LockProtocol.Granted>(OnGranted);
            Receive<LockProtocol.Resumed>(OnResumed);
            Receive<Notified>(OnNotified);
            Receive<Rejected>(m => _ledger.Broken ??= $"{Self.Path.Name} was rejected: {m.Detail}");
            Receive<long>(id => _condition.Tell(new CancelWait(id, Self), Self));
            Next();
        }

        protected override void PostStop() => _ledger.Leave(Self);

        private void Next()
        {
            if (_rounds++ == Rounds)
            {
                _ledger.Finished++;
                return;
            }

            _acquireId = ++_lastId;
            _lock.Tell(new LockProtocol.Acquire(_acquireId, Self), Self);
        }

        private void OnGranted(LockProtocol.Granted m)
        {
            _ledger.Enter(Self);
            switch (_random.Next(5))
            {
                case 0 or 1:
                    _ledger.Leave(Self);
                    _condition.Tell(new Wait(++_lastId, Self, m.FencingToken), Self);
                    if (_random.Next(3) == 0)
                        Self.Tell(_lastId);
                    break;
                case 2 or 3:
                    var count = _random.Next(3);
                    _ledger.Unheard += count;
                    _condition.Tell(new Notify(++_lastId, Self, m.FencingToken, count), Self);
                    break;
                default:
                    Leave();
                    break;
            }
        }

        private void OnResumed(LockProtocol.Resumed m)
        {
            _ledger.Enter(Self);
            if (m.Notified)
                _ledger.Woken++;
            Leave();
        }

        private void OnNotified(Notified m)
        {
            _ledger.Notified += m.Count;
            _ledger.Unheard -= m.Count;
            Leave();
        }

        private void Leave()
        {
            _ledger.Leave(Self);
            _lock.Tell(new LockProtocol.Release(0, Self, _acquireId), Self);
            Next();
        }
    }
}
