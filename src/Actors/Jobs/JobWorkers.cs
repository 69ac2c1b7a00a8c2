using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A worker, as the actor that has the queue sees it.</summary>
internal sealed class JobWorker(IActorRef actor, IReadOnlySet<string> types)
{
    public IActorRef Actor => actor;

    /// <summary>The names of the kinds of jobs it can run.</summary>
    public IReadOnlySet<string> Types { get; set; } = types;

    /// <summary>What it was given and has not ended; null: it is idle.</summary>
    public JobsProtocol.Work? Work { get; set; }

    /// <summary>What it was given is not wanted any more, but it may still be at it.</summary>
    public bool IsStopped { get; set; }
}

/// <summary>The workers that are there: which are idle, and what each has. Idle ones get work in the order in which they asked.</summary>
internal sealed class JobWorkers
{
    private readonly Dictionary<IActorRef, JobWorker> _workers = [];
    private readonly LinkedList<JobWorker> _idle = [];

    public int Count => _workers.Count;

    public IEnumerable<IActorRef> Actors => _workers.Keys;

    public JobWorker? Find(IActorRef actor) => _workers.GetValueOrDefault(actor);

    public JobWorker Add(IActorRef actor, IReadOnlySet<string> types)
    {
        var worker = new JobWorker(actor, types);
        _workers.Add(actor, worker);
        _idle.AddLast(worker);
        return worker;
    }

    public void SetIdle(JobWorker worker)
    {
        (worker.Work, worker.IsStopped) = (null, false);
        _idle.AddLast(worker);
    }

    public bool TryRemove(IActorRef actor, out JobWorker worker)
    {
        if (!_workers.Remove(actor, out worker!))
            return false;
        _idle.Remove(worker);
        return true;
    }

    /// <summary>Gives each idle worker what is found for it.</summary>
    /// <param name="find">Finds work; null: there is none for this one.</param>
    public void Assign(Func<JobWorker, JobsProtocol.Work?> find)
    {
        for (var place = _idle.First; place is not null;)
        {
            var next = place.Next;
            if (find(place.Value) is { } work)
            {
                place.Value.Work = work;
                _idle.Remove(place);
            }

            place = next;
        }
    }

    /// <summary>Whether there is a worker for a kind of jobs.</summary>
    public bool Know(string type) => _workers.Values.Any(worker => worker.Types.Contains(type));

    public IReadOnlyList<JobNodeInfo> Nodes(Address self) =>
    [
        .. _workers.Values
            .GroupBy(worker => worker.Actor.Path.Address is { HasGlobalScope: true } address ? address : self)
            .Select(node => new JobNodeInfo(node.Key.ToString(), node.Count(), node.Count(worker => worker.Work is not null)))
            .OrderBy(node => node.Node, StringComparer.Ordinal),
    ];
}
