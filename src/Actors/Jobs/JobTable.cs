using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>The jobs of a name by their ids: a bounded queue of those that wait, and the last ended ones with their outcomes.</summary>
/// <param name="capacity">How many may be queued.</param>
/// <param name="kept">How many outcomes are kept.</param>
internal sealed class JobTable(int capacity, int kept)
{
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly LinkedList<Job> _queue = [];
    private readonly Queue<Job> _ended = [];

    /// <summary>The ended ones whose outcomes are kept, the oldest first.</summary>
    public IReadOnlyCollection<Job> Kept => _ended;

    public bool HasRoom => _queue.Count < capacity;

    public IReadOnlyCollection<Job> Queued => _queue;

    /// <summary>How many have ended, well or not.</summary>
    public long Ended { get; private set; }

    public Job? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>Adds a new job to the end of the queue.</summary>
    public void Add(Job job)
    {
        _jobs.Add(job.Id, job);
        job.Place = _queue.AddLast(job);
    }

    /// <summary>Puts a job that was started back into the queue, whether there is room or not.</summary>
    public void PutBack(Job job, bool atFront)
    {
        job.Start = null;
        job.Place = atFront ? _queue.AddFirst(job) : _queue.AddLast(job);
    }

    /// <summary>Takes the first queued job of some kinds out; null when there is none.</summary>
    public Job? Take(IReadOnlySet<string> types)
    {
        for (var place = _queue.First; place is not null; place = place.Next)
        {
            if (!types.Contains(place.Value.Type))
                continue;
            Unqueue(place.Value);
            return place.Value;
        }

        return null;
    }

    /// <summary>Forgets a job: its id is free again.</summary>
    public void Remove(Job job)
    {
        Unqueue(job);
        _jobs.Remove(job.Id);
    }

    /// <summary>Keeps a job's outcome, for as long as not too many came after it.</summary>
    public void End(Job job, IReply outcome)
    {
        Unqueue(job);
        job.Outcome = outcome;
        Ended++;
        _ended.Enqueue(job);
        if (_ended.Count > kept)
            _jobs.Remove(_ended.Dequeue().Id);
    }

    /// <summary>Goes on with the jobs of another table.</summary>
    public void Restore(IEnumerable<Job> queued, IEnumerable<Job> keptOnes, long ended)
    {
        foreach (var job in queued)
            Add(job);
        foreach (var job in keptOnes)
        {
            _jobs.Add(job.Id, job);
            _ended.Enqueue(job);
        }

        Ended = ended;
    }

    private void Unqueue(Job job)
    {
        if (job.Place is not { } place)
            return;
        _queue.Remove(place);
        job.Place = null;
    }
}
