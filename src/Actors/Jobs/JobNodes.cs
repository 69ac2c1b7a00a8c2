using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// Sees to it that there are workers: on this node, or on the members of a cluster that are up and have the role. A member is asked again from
/// time to time while it has none, for the question may be lost, or its node have no job types yet.
/// </summary>
internal sealed class JobNodes(IUntypedActorContext context, JobsSettings settings, bool overNodes)
{
    private readonly Dictionary<Address, Member> _members = [];
    private readonly IActorRef _self = context.Self;
    private Address? _ownAddress;
    private ICancelable? _timer;

    private JobsProtocol.Serve Question => new(_self, settings.WorkersPerNode, overNodes);

    public void Start()
    {
        if (!overNodes)
        {
            JobTypes.Of(context.System).Host.Tell(Question, _self);
            return;
        }

        var cluster = Akka.Cluster.Cluster.Get(context.System);
        _ownAddress = cluster.SelfAddress;
        cluster.Subscribe(_self, typeof(ClusterEvent.IMemberEvent));
        var interval = JobTypes.Of(context.System).RetryInterval;
        _timer = context.System.Scheduler.ScheduleTellRepeatedlyCancelable(interval, interval, _self, Look.Instance, _self);
    }

    public void End()
    {
        _timer?.Cancel();
        if (overNodes)
            Akka.Cluster.Cluster.Get(context.System).Unsubscribe(_self);
    }

    /// <summary>The members that there are, all at once, before any worker is asked for.</summary>
    public void Begin(IEnumerable<Member> members)
    {
        foreach (var member in members)
            _members[member.Address] = member;
        Offer([]);
    }

    /// <summary>A member has another status.</summary>
    public void Update(Member member, IEnumerable<IActorRef> workers)
    {
        var known = _members.GetValueOrDefault(member.Address);
        if (member.Status is MemberStatus.Down or MemberStatus.Removed)
        {
            // There may be another one at its address already.
            if (known?.UniqueAddress == member.UniqueAddress)
                _members.Remove(member.Address);
            return;
        }

        _members[member.Address] = member;
        if (MayHaveWorkers(member) && !(known is not null && known.UniqueAddress == member.UniqueAddress && MayHaveWorkers(known)))
            Offer(workers);
    }

    /// <summary>Asks those who have no workers yet.</summary>
    public void Offer(IEnumerable<IActorRef> workers)
    {
        var served = workers.Select(AddressOf).ToHashSet();
        foreach (var member in _members.Values.Where(member => MayHaveWorkers(member) && !served.Contains(member.Address)))
            context.ActorSelection(new RootActorPath(member.Address) / "system" / JobTypes.HostName).Tell(Question, _self);
    }

    /// <summary>The start of an attempt by one of the workers.</summary>
    public JobStart StartBy(IActorRef worker, int attempt)
    {
        if (AddressOf(worker) is not { } address)
            return new JobStart(worker.Path.ToString(), attempt, null, 0);
        var incarnation = _members.GetValueOrDefault(address)?.UniqueAddress.Uid ?? 0;
        return new JobStart(worker.Path.ToStringWithAddress(address), attempt, address.ToString(), incarnation);
    }

    /// <summary>Whether the node of an attempt that a lost queue had under way has gone as well, so that the worker died with it.</summary>
    public bool IsGone(JobStart start) => !_members.Values.Any(member => IsOn(start, member));

    /// <summary>Whether that node has workers again, which shows that it did not die.</summary>
    public bool IsServing(JobStart start, IEnumerable<IActorRef> workers) =>
        workers.Any(worker => AddressOf(worker) is { } address && _members.TryGetValue(address, out var member) && IsOn(start, member));

    private static bool IsOn(JobStart start, Member member) =>
        start.Incarnation == member.UniqueAddress.Uid && start.Node == member.Address.ToString();

    private bool MayHaveWorkers(Member member) =>
        member.Status is MemberStatus.Up && (settings.Role is null || member.HasRole(settings.Role));

    private Address? AddressOf(IActorRef worker) => worker.Path.Address is { HasGlobalScope: true } address ? address : _ownAddress;

    /// <summary>To the actor from itself: it is time to look for members without workers.</summary>
    internal sealed record Look : INoSerializationVerificationNeeded
    {
        private Look()
        {
        }

        public static Look Instance { get; } = new();
    }
}
