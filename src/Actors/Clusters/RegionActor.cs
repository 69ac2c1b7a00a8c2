using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;
using static ActorConcurrency.Actors.Clusters.ForwarderActor;
using static ActorConcurrency.Actors.Clusters.MoveProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// One node's part in the primitives of a cluster: hosts some of them, keeps in mind the epochs that it has heard of, and finds for this
/// node's forwarders where their primitives live.
/// </summary>
internal sealed class RegionActor : UntypedActor, IWithTimers
{
    // A message must not grow with the number of names: frames have a limit.
    private const int NamesInAMessage = 100;

    private readonly ClusterPrimitives _cluster;
    private readonly Membership _members;
    private readonly HostedPrimitives _hosted;
    private readonly Dictionary<PrimitiveKey, Lookup> _lookups = [];
    private readonly HashSet<Lookup> _unplaced = [];
    private readonly List<(object Question, IActorRef Sender)> _forDirectory = [];
    private readonly Arrivals _arrivals;
    private readonly LastWordsDesk _lastWords;
    private readonly RemovalMargin _margin;
    private Departure? _departure;
    private IActorRef? _directory;
    private long _greatestEpoch;

    public static Props Props(ClusterPrimitives cluster) => Akka.Actor.Props.Create(typeof(RegionActor), cluster);

    public RegionActor(ClusterPrimitives cluster)
    {
        _cluster = cluster;
        _members = cluster.NewMembership();
        _hosted = new HostedPrimitives(cluster, Context);
        _arrivals = new Arrivals(cluster);
        _lastWords = new LastWordsDesk(cluster, Self, IsMember);
        _margin = cluster.NewMargin();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    // A primitive that fails is stopped: a new instance would have forgotten who holds what.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    protected override void PreStart()
    {
        _cluster.Cluster.Subscribe(Self, Membership.Events);
        Timers.StartPeriodicTimer(Retry.Instance, Retry.Instance, _cluster.Settings.RetryInterval);
    }

    protected override void PostStop() => _cluster.Cluster.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        if (_members.TryApply(message))
        {
            _margin.Note(message, Context.System.Scheduler.MonotonicClock);
            OnMembersChanged();
            return;
        }

        switch (message)
        {
            case Find find:
                OnFind(find);
                break;
            case Stopped stopped:
                OnForwarderStopped(stopped);
                break;
            case Located located:
                OnLocated(located);
                break;
            case Opened opened:
                OnOpened(opened);
                break;
            case Gone gone:
                if (Opening(gone.Key, gone.Epoch) is { } stale)
                    LocateAgain(stale);
                break;
            case Refused refused:
                if (Opening(refused.Key, refused.Epoch) is { } mistaken)
                    Fail(mistaken, new InvalidOperationException(refused.Reason));
                break;
            case Terminated terminated:
                OnTerminated(terminated.ActorRef);
                break;
            case GetLastWords m when _hosted.KeyOf(Sender) is { } key:
                _lastWords.Ask(key, m.Owner, Sender);
                break;
            case GetLastWords m:
                Sender.Tell(new LastWords(m.Owner), Self);
                break;
            case SayLastWords m:
                SayLastWords(m);
                break;
            case Retry:
                OnRetry();
                break;
            case LeaveFor m:
                _departure ??= new Departure(
                    _cluster, _hosted, Self, Context.GetLogger(), question => _directory?.Tell(question, Self), IsReachableMember, m.Done);
                _departure.Ask();
                break;
            case Resume resume:
                OnResume(resume);
                break;
            case Hold hold:
                OnHold(hold.Key);
                break;
            case AdoptPart part:
                if (_arrivals.Add(part, Sender) is { } adoption)
                    OnAdoption(adoption, Sender);
                break;
            default:
                if (_departure is null || !_departure.TryHandle(message, Sender))
                    OnQuestion(message);
                break;
        }
    }

    private void OnQuestion(object message)
    {
        switch (message)
        {
            case GetReport m:
                OnGetReport(m);
                break;
            case StoreEpoch m:
                if (m.Directory.Equals(_directory))
                {
                    _greatestEpoch = Math.Max(_greatestEpoch, m.Epoch);
                    Sender.Tell(new EpochStored(_greatestEpoch), Self);
                }

                break;
            case Open m:
                OnOpen(m);
                break;
            case End m:
                if (_hosted.End(m.Key, m.Epoch))
                    OnEnded(m.Key, m.Epoch);
                break;
            case Hello or GetRegions:
                AskDirectory(message, Sender);
                break;
            case GetHosted m:
                var hosted = _hosted.ToList();
                Sender.Tell(new SomeHosted([.. hosted.Skip(m.Skip).Take(NamesInAMessage)], hosted.Count), Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void OnMembersChanged()
    {
        if (_directory is not null && !IsMember(_directory))
            _directory = null;
        foreach (var lookup in _unplaced.Where(lookup => lookup.Region is { } region && !IsMember(region)).ToList())
            LocateAgain(lookup);
        // Whoever had it held back is gone, and it with it.
        foreach (var lookup in _lookups.Values.Where(lookup => lookup.HeldFor is { } region && !IsMember(region)).ToList())
            Fail(lookup, null);
        _departure?.OnMembersChanged(IsMember);
        _lastWords.OnNodeRemoved();
        if (_directory is null)
            SayHello();
    }

    private void OnTerminated(IActorRef actor)
    {
        if (_hosted.OnTerminated(actor) is { } ended)
            OnEnded(new PrimitiveKey(ended.Kind, ended.Name), ended.Epoch);
    }

    private void OnEnded(PrimitiveKey key, long epoch)
    {
        _directory?.Tell(new Ended(key, epoch), Self);
        _departure?.OnEnded(key);
    }

    private void SayLastWords(SayLastWords m)
    {
        var words = new LastWords(m.Owner);
        if (_lookups.TryGetValue(m.Key, out var lookup))
            lookup.Forwarder.Tell(words, Self);
        else
            m.Primitive.Tell(words, Self);
    }

    private void OnHold(PrimitiveKey key)
    {
        var isHeld = _lookups.TryGetValue(key, out var lookup) && lookup.IsPlaced;
        if (isHeld)
        {
            lookup!.HoldFor(Sender);
            lookup.Forwarder.Tell(new HoldBack(Sender), Self);
        }

        Sender.Tell(new Held(key, isHeld), Self);
    }

    private void OnAdoption(Adoption m, IActorRef mover)
    {
        _greatestEpoch = Math.Max(_greatestEpoch, m.Epoch);
        var actor = _hosted.Adopt(m);
        _directory?.Tell(new Moved(m.Key, m.Epoch, actor), Self);
        _departure?.Add(m.Key);
        foreach (var region in m.All)
            region.Tell(new Resume(m.Key, m.Epoch, actor, mover), Self);
    }

    private void OnResume(Resume m)
    {
        m.Mover.Tell(new Resumed(m.Key, m.Epoch), Self);
        if (!_lookups.TryGetValue(m.Key, out var lookup) || (lookup.IsPlaced && lookup.HeldFor is null))
            return;
        if (m.Actor is not null)
        {
            lookup.LocatedAt(Sender, m.Epoch);
            Place(lookup, m.Actor);
        }
        else if (lookup.HeldFor is not null)
        {
            Fail(lookup, null);
        }
    }

    private void Place(Lookup lookup, IActorRef actor)
    {
        lookup.Place();
        _unplaced.Remove(lookup);
        lookup.Forwarder.Tell(new Found(actor), Self);
    }

    private bool IsMember(IActorRef actor) => IsMember(_cluster.AddressOf(actor));

    private bool IsReachableMember(IActorRef actor) => IsMember(actor) && _members.IsReachable(_cluster.AddressOf(actor));

    private bool IsMember(Address node) => _members.All.Contains(node);

    private void OnGetReport(GetReport m)
    {
        var isNew = !m.Directory.Equals(_directory);
        _directory = m.Directory;
        var hosted = _hosted.ToList();
        var marginLeft = _margin.Left(Context.System.Scheduler.MonotonicClock);
        for (var from = 0; from == 0 || from < hosted.Count; from += NamesInAMessage)
        {
            var part = hosted.Skip(from).Take(NamesInAMessage);
            _directory.Tell(new Report([.. part], _greatestEpoch, IsLast: from + NamesInAMessage >= hosted.Count, marginLeft), Self);
        }

        if (!isNew)
            return;
        _departure?.Ask();
        foreach (var lookup in _unplaced.Where(lookup => lookup.Region is null))
            Locate(lookup);
        foreach (var (question, sender) in _forDirectory)
            _directory.Tell(question, sender);
        _forDirectory.Clear();
    }

    private void OnFind(Find m)
    {
        var lookup = new Lookup(m.Key, m.Settings, Sender);
        if (_lookups.Remove(m.Key, out var before))
            _unplaced.Remove(before);
        _lookups.Add(m.Key, lookup);
        _unplaced.Add(lookup);
        Locate(lookup);
    }

    // Whoever stopped a forwarder meant the primitive. Where it lives learns it from here before anything that is asked from here next.
    private void OnForwarderStopped(Stopped m)
    {
        if (!_lookups.TryGetValue(m.Key, out var lookup) || !lookup.Forwarder.Equals(Sender))
            return;
        Remove(lookup);
        if (lookup.IsPlaced && !m.IsLost)
            lookup.Region!.Tell(new End(m.Key, lookup.Epoch), Self);
    }

    private void OnLocated(Located m)
    {
        if (!_lookups.TryGetValue(m.Key, out var lookup) || lookup.Region is not null)
            return;   // an answer that comes twice, or to a forwarder that has ended
        lookup.LocatedAt(m.Region, m.Epoch);
        OpenAt(lookup);
    }

    private void OpenAt(Lookup lookup)
    {
        if (_directory is null)
            return;   // asked again when there is one
        var open = new Open(lookup.Key, lookup.Epoch, _directory, lookup.Settings);
        if (!lookup.Region!.Equals(Self) && _cluster.Wire.Refusal(open) is { } reason)
            Fail(lookup, new InvalidOperationException($"{lookup.Key} lives on {_cluster.AddressOf(lookup.Region)} and can be had there only: {reason.Message}", reason));
        else
            lookup.Region.Tell(open, Self);
    }

    private void OnOpen(Open m)
    {
        _greatestEpoch = Math.Max(_greatestEpoch, m.Epoch);
        if (_departure?.IsMoving(m.Key) == true)
            return;   // it is told where it lives when it lives there
        // What an earlier directory said is not known to this one, which may have given the name another place. On a node that leaves nothing
        // begins that could move.
        var mayMake = m.Directory.Equals(_directory) && (_departure is null || m.Settings.StaysOnItsNode);
        Sender.Tell(_hosted.Open(m, mayMake), Self);
    }

    private void OnOpened(Opened m)
    {
        if (!_lookups.TryGetValue(m.Key, out var lookup) || lookup.IsPlaced || !Sender.Equals(lookup.Region))
            return;
        lookup.LocatedAt(Sender, m.Epoch);
        Place(lookup, m.Actor);
    }

    private Lookup? Opening(PrimitiveKey key, long epoch) =>
        _lookups.TryGetValue(key, out var lookup) && lookup is { IsPlaced: false, Region: not null } && lookup.Epoch == epoch ? lookup : null;

    private void LocateAgain(Lookup lookup)
    {
        lookup.Lose();
        Locate(lookup);
    }

    private void Locate(Lookup lookup) =>
        _directory?.Tell(new Locate(lookup.Key, lookup.Settings.StaysOnItsNode, lookup.Settings.Beside, lookup.Epoch), Self);

    private void Fail(Lookup lookup, Exception? reason)
    {
        Remove(lookup);
        lookup.Forwarder.Tell(new NotFound(reason), Self);
    }

    private void Remove(Lookup lookup)
    {
        _lookups.Remove(lookup.Key);
        _unplaced.Remove(lookup);
    }

    // Messages can be lost: whatever was not answered is asked once more.
    private void OnRetry()
    {
        _lastWords.OnRetry();
        _departure?.Ask();
        if (_directory is null)
        {
            SayHello();
            return;
        }

        foreach (var lookup in _unplaced.ToList())
        {
            if (lookup.Region is null)
                Locate(lookup);
            else
                OpenAt(lookup);
        }
    }

    // A region on the directory's node may be there before the directory is, which then asks everybody.
    private void SayHello()
    {
        if (_members.Oldest is { } oldest && oldest != _cluster.Cluster.SelfAddress)
            _cluster.RegionOn(oldest).Tell(new Hello(), Self);
    }

    private void AskDirectory(object question, IActorRef sender)
    {
        if (_directory is null)
            _forDirectory.Add((question, sender));
        else
            _directory.Tell(question, sender);
    }

    /// <summary>To the region: its node leaves, what can go on elsewhere is to be moved.</summary>
    internal sealed record LeaveFor(TaskCompletionSource Done);

    private sealed class Retry
    {
        public static Retry Instance { get; } = new();
    }
}
