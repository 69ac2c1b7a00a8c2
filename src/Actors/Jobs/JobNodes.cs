using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// Sees to it that there are workers: on this node, or on the members of a cluster that are up and have the role. A member is asked again from
/// time to time while it has none, for the question may be lost, or its node have no job types yet.
/// </summary>
internal sealed class JobNodes(IUntypedActorContext context, JobsSettings settings, bool overNodes)
{
    private readonly HashSet<Address> _members = [];
    private readonly IActorRef _self = context.Self;
    private ICancelable? _timer;

    private JobsProtocol.Serve Question => new(_self, settings.WorkersPerNode, overNodes);

    public void Start()
    {
        if (!overNodes)
        {
            JobTypes.Of(context.System).Host.Tell(Question, _self);
            return;
        }

        Akka.Cluster.Cluster.Get(context.System).Subscribe(_self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent));
        var interval = JobTypes.Of(context.System).RetryInterval;
        _timer = context.System.Scheduler.ScheduleTellRepeatedlyCancelable(interval, interval, _self, Look.Instance, _self);
    }

    public void End()
    {
        _timer?.Cancel();
        if (overNodes)
            Akka.Cluster.Cluster.Get(context.System).Unsubscribe(_self);
    }

    /// <summary>A member has another status.</summary>
    public void Update(Member member, IEnumerable<IActorRef> workers)
    {
        var mayHave = member.Status is MemberStatus.Up && (settings.Role is null || member.HasRole(settings.Role));
        if (!mayHave)
            _members.Remove(member.Address);
        else if (_members.Add(member.Address))
            Offer(workers);
    }

    /// <summary>Asks those who have no workers yet.</summary>
    public void Offer(IEnumerable<IActorRef> workers)
    {
        var self = Akka.Cluster.Cluster.Get(context.System).SelfAddress;
        var served = workers.Select(worker => worker.Path.Address is { HasGlobalScope: true } address ? address : self).ToHashSet();
        foreach (var node in _members.Where(node => !served.Contains(node)))
            context.ActorSelection(new RootActorPath(node) / "system" / JobTypes.HostName).Tell(Question, _self);
    }

    /// <summary>To the actor from itself: it is time to look for members without workers.</summary>
    internal sealed record Look : INoSerializationVerificationNeeded
    {
        private Look()
        {
        }

        public static Look Instance { get; } = new();
    }
}
