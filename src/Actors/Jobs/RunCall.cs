using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A call that waits for a job's outcome, and is told meanwhile what the job reports.</summary>
internal sealed class RunCall(PrimitiveLink link, IRequest request, TimeSpan? timeout, Action<object?>? report)
    : AwaitedCall<JobDone>(link, request, timeout, defaultOnTimeout: false)
{
    public override void OnNews(ICallNews news)
    {
        if (news is JobProgress progress)
            report?.Invoke(progress.Value);
    }

    protected override JobDone Accept(IReply reply) => (JobDone)reply;
}
