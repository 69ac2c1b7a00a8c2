using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Barriers.BarrierProtocol;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>Parties that meet, run actions and give up, in many orders, one of them killed at each moment: none waits at a broken barrier.</summary>
public sealed class BarrierScheduleTests
{
    private const int Parties = 3;
    private const int Rounds = 4;

    [Fact]
    public void Kill_APartyAtEachMoment_TellsTheOthers() => Schedule.ForEach(Run);

    private static void Run(Schedule schedule)
    {
        var barrier = schedule.System.Concurrency().Barrier("x", Parties).Actor;
        var ledger = new Ledger();

        schedule.Run(
        [
            .. Enumerable.Range(0, Parties).Select(i => Props.Create(
                () => new Party(barrier, ledger, new Random((schedule.Number * Parties) + i)))),
        ]);
        var snapshot = (BarrierSnapshot)schedule.Ask<Snapshot>(barrier, new GetSnapshot(1)).Value;
        schedule.Require(snapshot.Broken is null || snapshot.Waiters.Count == 0, $"{snapshot.Waiters.Count} wait at a broken barrier");
        schedule.Require(snapshot.ActionRunsAt is null, $"the action still runs at {snapshot.ActionRunsAt}");
        schedule.Require(snapshot.Waiters.Count == ledger.Waiting, $"{snapshot.Waiters.Count} wait; in their own eyes {ledger.Waiting}");

        schedule.Ask<Done>(barrier, new Reset(2));
        var after = (BarrierSnapshot)schedule.Ask<Snapshot>(barrier, new GetSnapshot(3)).Value;

        schedule.Require(ledger.Waiting == 0 && after.Waiters.Count == 0, $"{ledger.Waiting} were not told of the reset");
        foreach (var (phase, indices) in ledger.Passed)
        {
            var told = string.Join(' ', indices.Order());
            schedule.Require(indices.Distinct().Count() == indices.Count && indices.All(i => i is >= 0 and < Parties), $"phase {phase}: {told}");
            schedule.Require(indices.Count >= Parties - 1, $"phase {phase}: only {told} heard that they passed");
        }
    }

    /// <summary>What happened in the parties' own eyes.</summary>
    private sealed class Ledger
    {
        public SortedDictionary<long, List<int>> Passed { get; } = [];

        /// <summary>How many live ones have had no answer.</summary>
        public int Waiting { get; set; }
    }

    private sealed class Party : ReceiveActor
    {
        private readonly IActorRef _barrier;
        private readonly Ledger _ledger;
        private readonly Random _random;
        private bool _isWaiting;
        private long _lastId;
        private int _rounds;

        public Party(IActorRef barrier, Ledger ledger, Random random)
        {
            (_barrier, _ledger, _random) = (barrier, ledger, random);
            Receive<Passed>(OnPassed);
            Receive<RunAction>(m => Self.Tell(new Act(m.Phase)));   // it may be killed while the action runs
            Receive<Act>(m => _barrier.Tell(new EndAction(++_lastId, Self, m.Phase, _random.Next(8) == 0 ? "bad luck" : null), Self));
            Receive<Rejected>(_ => Answered());
            Receive<long>(GiveUp);
            Next();
        }

        protected override void PostStop() => Answered();

        private void Next()
        {
            if (_rounds++ == Rounds)
                return;
            _isWaiting = true;
            _ledger.Waiting++;
            _barrier.Tell(new Signal(++_lastId, Self, HasAction: _random.Next(2) == 0), Self);
            if (_random.Next(10) == 0)
                Self.Tell(_lastId);
        }

        private void OnPassed(Passed m)
        {
            if (!_ledger.Passed.TryGetValue(m.Phase, out var indices))
                _ledger.Passed[m.Phase] = indices = [];
            indices.Add(m.Index);
            Answered();
            Next();
        }

        // It hears nothing of its request then, or that it passed, if all were there first; the latter is as good as any other passing.
        private void GiveUp(long requestId)
        {
            if (_isWaiting && requestId == _lastId)
            {
                _barrier.Tell(new CancelSignal(requestId, Self), Self);
                Answered();
                _rounds = Rounds;
            }
        }

        private void Answered()
        {
            if (_isWaiting)
                _ledger.Waiting--;
            _isWaiting = false;
        }

        private sealed record Act(long Phase);
    }
}
