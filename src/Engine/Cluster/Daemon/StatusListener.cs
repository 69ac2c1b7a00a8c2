using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster;

/// <summary>Calls back when this node is up, or is a member no more.</summary>
internal sealed class StatusListener(Cluster cluster) : UntypedActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly List<Add> _waiting = [];

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Add add when add.Status == MemberStatus.Up && cluster.IsUp:
                Call(add);
                break;
            case Add add:
                _waiting.Add(add);
                break;
            case ClusterEvent.MemberUp up when up.Member.UniqueAddress == cluster.SelfUniqueAddress:
                CallAll(MemberStatus.Up);
                break;
            case ClusterEvent.MemberRemoved removed when removed.Member.UniqueAddress == cluster.SelfUniqueAddress:
                CallAll(MemberStatus.Removed);
                break;
        }
    }

    // The node's part in the cluster ends, however it has come to that.
    protected override void PostStop() => CallAll(MemberStatus.Removed);

    private void CallAll(MemberStatus status)
    {
        var due = _waiting.Where(add => add.Status == status).ToList();
        _waiting.RemoveAll(due.Contains);
        due.ForEach(Call);
    }

    private void Call(Add add)
    {
        try
        {
            add.Callback();
        }
        catch (Exception e)
        {
            _log.Error(e, "A callback for the status [{0}] failed", add.Status);
        }
    }

    internal sealed record Add(MemberStatus Status, Action Callback) : INoSerializationVerificationNeeded;
}
