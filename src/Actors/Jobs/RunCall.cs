using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A call that waits for a job's outcome, and is told meanwhile what the job reports and how its attempts go.</summary>
internal sealed class RunCall(PrimitiveLink link, IRequest request, TimeSpan? timeout, Action<object?>? report, Action<JobPast> onStarted)
    : AwaitedCall<JobDone>(link, request, timeout, defaultOnTimeout: false)
{
    public override void OnNews(ICallNews news)
    {
        switch (news)
        {
            case JobProgress progress:
                report?.Invoke(progress.Value);
                break;
            case JobStarted started:
                onStarted(started.Past);
                break;
        }
    }

    protected override JobDone Accept(IReply reply) => (JobDone)reply;
}
