using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>Owners that take, hold, give back and give up, in many orders, one of them killed at each moment: nothing leaks.</summary>
public sealed class LeaseScheduleTests
{
    private const int Owners = 4;
    private const int Rounds = 3;

    public static TheoryData<string> Kinds => [.. LeaseKind.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kill_AnOwnerAtEachMoment_LeaksNothing(string kind) =>
        Schedule.ForEach(schedule => Run(LeaseKind.All[kind], schedule));

    private static void Run(LeaseKind kind, Schedule schedule)
    {
        var primitive = kind.Create(schedule.System.Concurrency());
        var ledger = new Ledger(kind);

        schedule.Run([.. Enumerable.Range(0, Owners).Select(i => Props.Create(() => new Owner(primitive, ledger, new Random((schedule.Number * Owners) + i))))]);
        var snapshot = schedule.Ask<Snapshot>(primitive, new GetSnapshot(1)).Value;

        schedule.Require(ledger.Broken is null, $"{ledger.Broken}");
        schedule.Require(ledger.Finished >= Owners - 1, $"{ledger.Finished} of {Owners} owners came to their end");
        schedule.Require(snapshot.Holders.Count == 0, $"{snapshot.Holders.Count} grants leaked");
        schedule.Require(snapshot.Waiters.Count == 0, $"{snapshot.Waiters.Count} requests leaked");
        if (kind.Free is { } free)
            schedule.Require(snapshot.Free == free, $"{snapshot.Free} of {free} free");
    }

    /// <summary>What is held in the owners' own eyes.</summary>
    private sealed class Ledger(LeaseKind kind)
    {
        private readonly Dictionary<(IActorRef, long), ICancelableRequest> _held = [];
        private readonly HashSet<FencingToken> _tokens = [];

        public LeaseKind Kind => kind;

        public int Finished { get; set; }

        public string? Broken { get; private set; }

        public void Take(ICancelableRequest acquire, IGrant granted)
        {
            _held.Add((acquire.Owner, acquire.RequestId), acquire);
            if (!kind.MayBeHeld(_held.Values))
                Broken ??= $"held at the same time: {string.Join(", ", _held.Values)}";
            if (!_tokens.Add(granted.FencingToken))
                Broken ??= $"token {granted.FencingToken} was granted twice";
        }

        public void Leave(ICancelableRequest acquire) => _held.Remove((acquire.Owner, acquire.RequestId));
    }

    private sealed class Owner : ReceiveActor
    {
        private readonly IActorRef _primitive;
        private readonly Ledger _ledger;
        private readonly Random _random;
        private ICancelableRequest? _current;
        private IGrant? _grant;
        private int _rounds;

        public Owner(IActorRef primitive, Ledger ledger, Random random)
        {
            (_primitive, _ledger, _random) = (primitive, ledger, random);
            Receive<IGrant>(OnGranted, granted => granted.RequestId == _current?.RequestId);
            Receive<IGrant>(_ => { });   // its cancellation is on the way
            Receive<string>(_ => Work(), text => text == "work");
            Receive<long>(GiveUp);
            Next();
        }

        protected override void PostStop()
        {
            if (_grant is not null)
                _ledger.Leave(_current!);
        }

        private void Next()
        {
            if (_rounds++ == Rounds)
            {
                _current = null;
                _ledger.Finished++;
                return;
            }

            _current = _ledger.Kind.Acquire(_rounds, Self, _random);
            _primitive.Tell(_current, Self);
            if (_random.Next(4) == 0)
                Self.Tell((long)_rounds);
        }

        private void OnGranted(IGrant granted)
        {
            _grant = granted;
            _ledger.Take(_current!, granted);
            Self.Tell("work");
        }

        private void Work()
        {
            _ledger.Leave(_current!);
            _primitive.Tell(_ledger.Kind.Release(_current!, _grant!), Self);
            _grant = null;
            Next();
        }

        private void GiveUp(long requestId)
        {
            if (_grant is not null || _current?.RequestId != requestId)
                return;
            _primitive.Tell(_current.ToCancel(), Self);
            Next();
        }
    }
}
