using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;
using static ActorConcurrency.Actors.Clusters.MoveProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// Knows which node hosts which name; one in the cluster. It gives a new name a node and an epoch, which is valid once a majority of the
/// members has stored it: a minority creates nothing, and a directory that comes after this one learns the greatest epoch from any majority.
/// What is hosted where the regions know; a new directory asks them first.
/// </summary>
internal sealed class DirectoryActor : UntypedActor, IWithTimers
{
    private readonly ClusterPrimitives _cluster;
    private readonly Membership _members;
    private readonly EpochLedger _epochs = new();
    private readonly DirectoryTable _table = new();
    private readonly Dictionary<Address, IActorRef> _regions = [];
    private readonly List<(IActorRef Region, Locate Request)> _early = [];
    private readonly List<IActorRef> _earlyLookers = [];
    private readonly RestingNames _resting = new();
    private readonly RemovalMargin _margin;
    private readonly HashSet<Address> _leaving = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private bool _isReady;
    private bool _patienceIsOver;

    public static Props Props(ClusterPrimitives cluster) => Akka.Actor.Props.Create(typeof(DirectoryActor), cluster);

    public DirectoryActor(ClusterPrimitives cluster)
    {
        _cluster = cluster;
        _members = cluster.NewMembership();
        _margin = cluster.NewMargin();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => Context.System.Scheduler.MonotonicClock;

    protected override void PreStart()
    {
        _cluster.Cluster.Subscribe(Self, Membership.Events);
        Timers.StartPeriodicTimer(Retry.Instance, Retry.Instance, _cluster.Settings.RetryInterval);
        Timers.StartSingleTimer(PatienceIsOver.Instance, PatienceIsOver.Instance, _cluster.Settings.RecoveryTimeout);
    }

    protected override void PostStop() => _cluster.Cluster.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        if (_members.TryApply(message))
        {
            OnMembersChanged(isGivenUp: _margin.Note(message, Now));
            return;
        }

        switch (message)
        {
            case Hello:
                Sender.Tell(new GetReport(Self), Self);
                break;
            case Report report:
                OnReport(report);
                break;
            case Locate locate:
                OnLocate(locate, Sender);
                break;
            case EpochStored stored:
                _epochs.Store(_cluster.AddressOf(Sender), stored.Epoch);
                AnswerValid();
                break;
            case Ended ended:
                LocateAgain(_table.Remove(ended.Key, ended.Epoch));
                break;
            case Leaving:
                _leaving.Add(_cluster.AddressOf(Sender));
                break;
            case Move move:
                OnMove(move, Sender);
                break;
            case Moved moved:
                if (_table.Adopt(new HostedName(moved.Key, moved.Epoch, moved.Actor), Sender) is { } twin)
                    twin.Region.Tell(new End(moved.Key, twin.Epoch), Self);
                AnswerValid();
                break;
            case GetRegions:
                if (_isReady)
                    Sender.Tell(new Regions(ThatCanAnswer()), Self);
                else
                    _earlyLookers.Add(Sender);
                break;
            case Retry:
                OnRetry();
                break;
            case MarginIsOver:
                LocateAgain(_resting.Release(Now));
                break;
            case PatienceIsOver:
                _patienceIsOver = true;
                BecomeReadyIfRecovered();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void OnMembersChanged(bool isGivenUp)
    {
        var all = _members.All;
        var gone = _regions.Keys.Except(all).ToList();
        if (isGivenUp && gone.Count == 0)
            RestAll(_margin.Left(Now));
        foreach (var lost in gone)
        {
            _regions.Remove(lost, out var region);
            if (isGivenUp)
                Rest(_table.NamesOf(region!));
            _epochs.Forget(lost);
            _leaving.Remove(lost);
            LocateAgain(_table.RemoveAll(region!));
            // What it was moving has arrived, or never will.
            foreach (var goal in _table.OnTheWay(entry => region!.Equals(entry.Mover)).Select(entry => entry.Region).Distinct())
                goal.Tell(new GetReport(Self), Self);
        }

        foreach (var address in all.Where(address => !_regions.ContainsKey(address)))
            AskForReport(address);
        BecomeReadyIfRecovered();
        AnswerValid();
    }

    private void OnReport(Report m)
    {
        var address = _cluster.AddressOf(Sender);
        if (_regions.TryGetValue(address, out var before) && !before.Equals(Sender))
            LocateAgain(_table.RemoveAll(before));   // the region of an earlier life of the node
        if (m.IsLast)
            _regions[address] = Sender;
        _epochs.Store(address, m.Epoch);
        RestAll(m.MarginLeft);
        foreach (var hosted in m.Hosted)
        {
            if (_table.Adopt(hosted, Sender) is { } loser)
                loser.Region.Tell(new End(hosted.Key, loser.Epoch), Self);
        }

        if (m.IsLast)
        {
            foreach (var lost in _table.OnTheWay(entry => entry.Region.Equals(Sender) && !_regions.ContainsValue(entry.Mover!)))
                LocateAgain(_table.Remove(lost.Key, lost.Epoch));
        }

        BecomeReadyIfRecovered();
        AnswerValid();
    }

    // All that can be reached must have said what they have. Some do not answer at all: then a majority is enough.
    private void BecomeReadyIfRecovered()
    {
        var voters = _members.Voters;
        if (_isReady || voters.Count(_regions.ContainsKey) <= voters.Count / 2)
            return;
        if (!_patienceIsOver && _members.Hosting.Any(address => _members.IsReachable(address) && !_regions.ContainsKey(address)))
            return;
        _isReady = true;
        Timers.Cancel(PatienceIsOver.Instance);
        _log.Debug("The directory of primitives begins with {0} names at epoch {1}", _table.Count, _epochs.Last);
        LocateAgain([.. _early]);
        _early.Clear();
        foreach (var looker in _earlyLookers)
            looker.Tell(new Regions(ThatCanAnswer()), Self);
        _earlyLookers.Clear();
    }

    private void LocateAgain(IReadOnlyList<(IActorRef Region, Locate Request)> askers)
    {
        foreach (var (region, request) in askers)
            OnLocate(request, region);
    }

    private void OnLocate(Locate m, IActorRef asker)
    {
        if (!_isReady)
        {
            _early.Add((asker, m));
            return;
        }

        if (m.Gone != 0)
            LocateAgain(_table.Remove(m.Key, m.Gone));
        var entry = _table.Find(m.Key);
        if (entry is null)
        {
            if (_resting.TryKeep(asker, m, Now))
                return;
            if ((m.Stays ? asker : Place(m.Key, m.Beside)) is not { } region)
                return;   // the region asks again
            entry = _table.Add(m.Key, region, _epochs.Next());
            StoreLastEpoch();
        }

        if (entry is { IsValid: true, IsMoving: false })
            asker.Tell(new Located(m.Key, entry.Region, entry.Epoch), Self);
        else
            entry.Add(asker, m);
    }

    // The node that had them may not have ended yet.
    private void Rest(IReadOnlyList<PrimitiveKey> keys)
    {
        _resting.Add(keys, Now + _margin.Left(Now));
        ReleaseAfter(_margin.Left(Now));
    }

    // So does what this directory, being new, has never heard of.
    private void RestAll(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return;
        _resting.AddAll(Now + time);
        ReleaseAfter(time);
    }

    private void ReleaseAfter(TimeSpan time)
    {
        var over = new MarginIsOver();
        Timers.StartSingleTimer(over, over, time);
    }

    private void OnMove(Move m, IActorRef mover)
    {
        if (!_isReady)
            return;   // the region asks again
        var entry = _table.Find(m.Key);
        if (entry is { IsMoving: true })
        {
            if (entry.IsValid)
                TellMover(entry);
        }
        else if (entry is null || entry.Epoch != m.Epoch || !entry.Region.Equals(mover) || Place(m.Key, m.Beside) is not { } region)
        {
            mover.Tell(new MoveTo(m.Key, null, 0, []), Self);
        }
        else
        {
            _table.Move(m.Key, region, _epochs.Next(), mover);
            StoreLastEpoch();
        }
    }

    private IReadOnlyList<IActorRef> ThatCanAnswer() =>
        [.. _regions.Where(region => _members.CanAnswer(region.Key)).Select(region => region.Value)];

    // A node that is about to leave, as the mover itself, still has owners.
    private IReadOnlyList<IActorRef> ThatMayUseIt() =>
        [.. _regions.Where(region => _members.IsReachable(region.Key)).Select(region => region.Value)];

    private void TellMover(DirectoryTable.Entry entry) =>
        entry.Mover!.Tell(new MoveTo(entry.Key, entry.Region, entry.Epoch, ThatMayUseIt()), Self);

    private IActorRef? Place(PrimitiveKey key, PrimitiveKey? companion)
    {
        var hosts = _members.Hosts.Where(_regions.ContainsKey).Except(_leaving);
        if (companion is not null && _table.Find(companion) is { } beside && hosts.Contains(_cluster.AddressOf(beside.Region)))
            return beside.Region;
        return Placement.Choose(companion ?? key, hosts) is { } address ? _regions[address] : null;
    }

    private void AnswerValid()
    {
        foreach (var entry in _table.Validate(_epochs.StoredByMajority(_members.Voters)))
        {
            if (entry.IsMoving)
            {
                TellMover(entry);
                continue;
            }

            foreach (var (asker, _) in entry.Askers)
                asker.Tell(new Located(entry.Key, entry.Region, entry.Epoch), Self);
            entry.Askers.Clear();
        }
    }

    private void OnRetry()
    {
        foreach (var address in _members.All.Where(address => !_regions.ContainsKey(address)))
            AskForReport(address);
        if (_epochs.Last > _epochs.StoredByMajority(_members.Voters))
            StoreLastEpoch();
    }

    private void StoreLastEpoch()
    {
        foreach (var (address, region) in _regions)
        {
            if (_epochs.IsBehind(address))
                region.Tell(new StoreEpoch(Self, _epochs.Last), Self);
        }
    }

    private void AskForReport(Address address) => _cluster.RegionOn(address).Tell(new GetReport(Self), Self);

    private sealed class Retry
    {
        public static Retry Instance { get; } = new();
    }

    private sealed class MarginIsOver;

    private sealed class PatienceIsOver
    {
        public static PatienceIsOver Instance { get; } = new();
    }
}
