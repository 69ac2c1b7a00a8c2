using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pipes;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Pipes.PipeProtocol;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>Two ends that send to each other, in many orders, one of them killed at each moment: the other has all that was sent, then the end.</summary>
public sealed class PipeScheduleTests
{
    private const int Items = 6;

    [Fact]
    public void Kill_AnEndAtEachMoment_TheOtherHasAllThatWasSentAndComesToItsEnd() => Schedule.ForEach(Run);

    private static void Run(Schedule schedule)
    {
        var pipe = schedule.System.Concurrency().Pipe<int>("x", capacity: 2).Actor;
        var (first, second) = (new Ledger(), new Ledger());

        schedule.Run(
        [
            Props.Create(() => new End(pipe, PipeEnd.First, first, new Random(schedule.Number))),
            Props.Create(() => new End(pipe, PipeEnd.Second, second, new Random(~schedule.Number))),
        ]);
        CloseUnopened(schedule, pipe);
        var snapshot = (PipeSnapshot)schedule.Ask<Snapshot>(pipe, new GetSnapshot(1)).Value;

        Check(schedule, from: first, to: second);
        Check(schedule, from: second, to: first);
        schedule.Require(first.IsFinished || second.IsFinished, "no end came to its end");
        schedule.Require(
            snapshot is { First: PipeEndState.Closed, Second: PipeEndState.Closed, Waiters.Count: 0, Holders.Count: 0 }, $"left is {snapshot}");
    }

    private static void Check(Schedule schedule, Ledger from, Ledger to)
    {
        var received = string.Join(' ', to.Received);
        schedule.Require(to.Received.SequenceEqual(Enumerable.Range(1, to.Received.Count)), $"received was {received}");
        if (to.IsFinished)
            schedule.Require(to.Received.Count >= from.Sent, $"{from.Sent} were sent, received was {received}");
    }

    // An end that was killed before it was opened leaves the other one waiting for whoever will open it.
    private static void CloseUnopened(Schedule schedule, IActorRef pipe)
    {
        var id = 100L;
        foreach (var end in Enum.GetValues<PipeEnd>())
        {
            if (schedule.Ask<object>(pipe, new Open(++id, schedule.System.DeadLetters, end)) is Opened opened)
                schedule.Ask<EndClosed>(pipe, new Close(++id, schedule.System.DeadLetters, opened.FencingToken));
        }
    }

    /// <summary>What an end has seen.</summary>
    private sealed class Ledger
    {
        /// <summary>How many were acknowledged.</summary>
        public int Sent { get; set; }

        public List<int> Received { get; } = [];

        public bool IsFinished { get; set; }
    }

    private sealed class End : ReceiveActor
    {
        private readonly IActorRef _pipe;
        private readonly Ledger _ledger;
        private readonly Random _random;
        private FencingToken _token;
        private bool _sends = true;
        private bool _receives = true;
        private bool _isClosing;
        private long _lastId;
        private long _receiveId;

        public End(IActorRef pipe, PipeEnd end, Ledger ledger, Random random)
        {
            (_pipe, _ledger, _random) = (pipe, ledger, random);
            Receive<Opened>(OnOpened);
            Receive<Sent>(OnSent);
            Receive<Received>(OnReceived);
            Receive<Rejected>(OnRejected);
            Receive<EndClosed>(_ => _ledger.IsFinished = true);
            Receive<long>(GiveUp);
            pipe.Tell(new Open(++_lastId, Self, end), Self);
        }

        private void OnOpened(Opened m)
        {
            _token = m.FencingToken;
            SendNext();
            ReceiveNext();
        }

        private void OnSent(Sent m)
        {
            _ledger.Sent++;
            _sends = _ledger.Sent < Items;
            if (_sends)
                SendNext();
            else
                CloseAtEnd();
        }

        private void OnReceived(Received m)
        {
            if (m.RequestId != _receiveId)
            {
                _pipe.Tell(m.ToGiveBack(Self), Self);
                return;
            }

            _ledger.Received.Add((int)m.Item!);
            _pipe.Tell(m.ToConfirm(Self), Self);
            _receives = _ledger.Received.Count < Items;
            if (_receives)
                ReceiveNext();
            else
                CloseAtEnd();
        }

        private void OnRejected(Rejected m)
        {
            _sends &= m.Reason != RejectionReason.BrokenPipe;
            _receives &= m.Reason != RejectionReason.EndOfStream;
            CloseAtEnd();
        }

        private void SendNext() => _pipe.Tell(new Send(++_lastId, Self, _token, _ledger.Sent + 1), Self);

        private void ReceiveNext()
        {
            _receiveId = ++_lastId;
            _pipe.Tell(new PipeProtocol.Receive(_receiveId, Self, _token), Self);
            if (_random.Next(4) == 0)
                Self.Tell(_receiveId);
        }

        private void GiveUp(long requestId)
        {
            if (!_receives || requestId != _receiveId)
                return;
            _pipe.Tell(new CancelReceive(requestId, Self), Self);
            ReceiveNext();
        }

        private void CloseAtEnd()
        {
            if (_sends || _receives || _isClosing)
                return;
            _isClosing = true;
            _pipe.Tell(new Close(++_lastId, Self, _token), Self);
        }
    }
}
