using System.Collections.Concurrent;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// The detached jobs that were handed in from this node and have not ended, as far as it knows. Nobody need wait for them: when their queue is lost,
/// the node hands them in again.
/// </summary>
internal sealed class KeptJobs(ActorSystem system)
{
    private readonly ConcurrentDictionary<(IPrimitives Place, string Queue, string Id), Submission> _jobs = new();

    // One owner for all of them: thousands cost no more actors than one.
    private readonly Lazy<BoundClients> _clients = new(() => new BoundClients(ConcurrencyExtension.Of(system).NewOwner("kept-jobs")));

    /// <summary>The job of that id; null: it has ended, or was handed in elsewhere.</summary>
    public Submission? Find(ActorJobs queue, string id) => _jobs.GetValueOrDefault(KeyOf(queue, id));

    /// <summary>Keeps a job until it has ended.</summary>
    /// <param name="queue">Where it is now.</param>
    /// <param name="job">What was handed in.</param>
    public void Keep(ActorJobs queue, Submission job)
    {
        if (_jobs.TryAdd(KeyOf(queue, job.Id), job))
            _ = KeepAsync(queue, job);
    }

    private async Task KeepAsync(ActorJobs queue, Submission job)
    {
        try
        {
            await queue.FollowAsync(job, _clients.Value).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It has ended badly, or is not known any more: that is for those who ask for its result.
        }
        finally
        {
            _jobs.TryRemove(KeyOf(queue, job.Id), out _);
        }
    }

    private static (IPrimitives Place, string Queue, string Id) KeyOf(ActorJobs queue, string id) => (queue.Primitive.Registry, queue.Name, id);
}
