using System.Runtime.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Cluster;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// Has the queue. Workers, on this node or on all of a cluster, pull: a job stays in the queue until a worker asks for it, and goes back
/// to its front when that worker dies. A job is known by its id, and its outcome is kept for a while, so that nobody makes it run twice by asking twice.
/// </summary>
internal sealed class JobsActor : PrimitiveActor
{
    private const int MostShown = 300;

    private readonly JobsSettings _settings;
    private readonly JobNodes _nodes;
    private readonly JobTable _table;
    private readonly JobWorkers _workers = new();
    private readonly Holdings<Job> _running;
    private readonly OwnedQueue<IActorRef, JobWaiter> _waiters = new();
    private readonly Waiters<ISubmission> _submitters = new("Submit");

    public static Props Props(PrimitiveIncarnation primitive, JobsSettings settings, JobsImage? image) =>
        Akka.Actor.Props.Create(typeof(JobsActor), primitive, settings, image!);

    public JobsActor(PrimitiveIncarnation primitive, JobsSettings settings, JobsImage? image)
        : base(primitive)
    {
        _settings = settings;
        _nodes = new JobNodes(Context, settings, overNodes: primitive.Registry.IsOverNodes);
        _table = new JobTable(settings.Capacity, settings.KeptOutcomes);
        _running = new Holdings<Job>(primitive.Epoch);

        ReceiveOwned<Run>(OnSubmit);
        ReceiveOwned<Post>(OnSubmit);
        ReceiveOwned<Await>(OnAwait);
        Receive<CancelRequest>(OnCancelRequest);
        Receive<Cancel>(OnCancel);
        Receive<Ready>(OnReady);
        Receive<Ended>(OnEnded);
        Receive<HandedBack>(OnHandedBack);
        Receive<Report>(OnReport);
        Receive<ClusterEvent.IMemberEvent>(m => _nodes.Update(m.Member, _workers.Actors));
        Receive<JobNodes.Look>(_ => _nodes.Offer(_workers.Actors));

        if (image is not null)
            Restore(image);
    }

    protected override object Image() => new JobsImage(
        [.. _running.ToList().Select(held => held.Value).Concat(_table.Queued).Select(JobImage.Of)],
        [.. _table.Kept.Select(JobImage.Of)],
        _table.Ended,
        [.. _submitters.ToList().Select(waiting => new SubmitterImage(waiting.Request, waiting.ReplyTo, waiting.Since))]);

    protected override void PreStart() => _nodes.Start();

    protected override void PostStop()
    {
        _nodes.End();
        base.PostStop();
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new JobsSnapshot(
        Name,
        Epoch,
        _workers.Nodes(((ExtendedActorSystem)Context.System).Provider.DefaultAddress),
        _table.Queued.Count,
        [.. _table.Queued.Take(MostShown).Select(job => job.Info(null))],
        [.. _running.ToList().Take(MostShown).Select(held => held.Value.Info(held.Owner))],
        _table.Ended,
        [.. HolderInfos],
        [.. QueuedWaiters.Select(waiter => waiter.Info), .. _submitters.Infos()]);

    protected override IEnumerable<HolderInfo> HolderInfos => _running.Infos(held: job => job.Id);

    protected override int WaiterCount => _waiters.Count - _running.ToList().Sum(held => held.Value.Waiters.Count) + _submitters.Count;

    protected override IGrantCounts? Grants => _running;

    protected override string DescribeState()
    {
        var unknown = _table.Queued.Select(job => job.Type).Distinct().Where(type => !_workers.Know(type)).ToList();
        var nobody = unknown.Count == 0 || _workers.Count == 0 ? "" : $", no worker knows [{string.Join(", ", unknown)}]";
        return $"{_running.Count} jobs running on {_workers.Count} workers, {_table.Queued.Count} queued{nobody}";
    }

    protected override void OnOwnerDied(IActorRef owner)
    {
        if (_workers.TryRemove(owner, out var worker))
        {
            OnWorkerDied(worker);
        }
        else
        {
            _submitters.RemoveAll(owner);
            foreach (var waiter in _waiters.RemoveAll(owner))
                Leave(waiter);
        }

        Serve();
    }

    private void Restore(JobsImage image)
    {
        var queued = image.Queued.Select(job => job.ToJob()).ToList();
        _table.Restore(queued, image.Kept.Select(job => job.ToJob()), image.Ended);
        foreach (var waiter in queued.SelectMany(job => job.Waiters).OrderBy(waiter => waiter.Since))
        {
            Watch(waiter.Owner);
            _waiters.TryAddLast(waiter.Owner, waiter.RequestId, waiter);
        }

        Restore(_submitters, image.Submitters.Select(waiting => new Waiting<ISubmission>((ISubmission)waiting.Submission, waiting.ReplyTo, waiting.Since)));
    }

    private IEnumerable<JobWaiter> QueuedWaiters => _waiters.Where(waiter => waiter.Job.Place is not null);

    private void OnSubmit(ISubmission m)
    {
        if (_table.Find(m.JobId) is { } job)
            Join(job, m, Sender);
        else if (_submitters.Count > 0 || !_table.HasRoom)
            LetWait(_submitters, m);
        else
            Admit(m, Sender, Now);
        Serve();
    }

    private void OnAwait(Await m)
    {
        if (_table.Find(m.JobId) is not { } job)
            Reject(m, RejectionReason.KeyMissing, $"no job {m.JobId} was handed in, or it is forgotten");
        else if (job.Outcome is null && !m.Wait)
            Reject(m, RejectionReason.WouldBlock, DescribeState());
        else
            AddWaiter(job, m, Sender, m.WantsProgress, Now);
    }

    private void OnCancelRequest(CancelRequest m)
    {
        if (_waiters.TryRemove(m.Owner, m.RequestId, out var waiter))
            Leave(waiter);
        else
            _submitters.Remove(m.Owner, m.RequestId);
        Serve();
    }

    private void OnCancel(Cancel m)
    {
        var job = _table.Find(m.JobId);
        var isUnfinished = job is { Outcome: null };
        if (isUnfinished)
        {
            StopRunning(job!);
            End(job!, new JobFailed(0, new OperationCanceledException($"Job {m.JobId} was cancelled.")));
        }

        Acknowledge(m, new Canceled(m.RequestId, isUnfinished));
        Serve();
    }

    private void OnReady(Ready m)
    {
        var types = m.Types.ToHashSet(StringComparer.Ordinal);
        if (_workers.Find(Sender) is not { } worker)
        {
            Watch(Sender);
            _workers.Add(Sender, types);
        }
        else
        {
            worker.Types = types;
            Remind(worker);
        }

        Serve();
    }

    private void OnEnded(Ended m)
    {
        if (_workers.Find(Sender) is not { } worker)
        {
            Sender.Tell(new Noted(m.FencingToken), Self);
            return;
        }

        if (worker.Work?.FencingToken == m.FencingToken)
        {
            _workers.SetIdle(worker);
            if (_running.TryTake(Sender, m.FencingToken, out var held))
                Finish(held.Value, m);
        }
        else
        {
            Remind(worker);
        }

        Serve();
        if (worker.Work is null)
            Sender.Tell(new Noted(m.FencingToken), Self);
    }

    private void OnHandedBack(HandedBack m)
    {
        if (!_workers.TryRemove(Sender, out _))
            return;
        foreach (var held in _running.TakeAll(Sender).Reverse())
            _table.PutBack(held.Value, atFront: true);
        Serve();
    }

    private void OnReport(Report m)
    {
        if (_running.Of(Sender).FirstOrDefault(held => held.Token == m.FencingToken) is not { Value: var job })
            return;
        foreach (var waiter in job.Waiters.Where(waiter => waiter.WantsProgress))
            waiter.ReplyTo.Tell(new JobProgress(waiter.RequestId, m.Value), Self);
    }

    // What it was given may have been lost on the way. A worker that has it takes no notice.
    private void Remind(JobWorker worker)
    {
        if (worker is { IsStopped: true })
            _workers.SetIdle(worker);
        else if (worker.Work is { } work)
            worker.Actor.Tell(work, Self);
    }

    private void OnWorkerDied(JobWorker worker)
    {
        foreach (var held in _running.TakeAll(worker.Actor))
        {
            var job = held.Value;
            job.Deaths.Add(new WorkerDeath(worker.Actor.Path.ToString(), job.Attempts, Now));
            if (job.Deaths.Count >= _settings.MaxDeaths)
                End(job, new JobPoisoned(0, job.Id, [.. job.Deaths]));
            else
                _table.PutBack(job, atFront: true);
            if (IsTraced)
                TraceNote($"job {job.Id} lost its worker {worker.Actor.Path.Name}");
        }
    }

    private void Finish(Job job, Ended m)
    {
        if (m.Failure is null)
        {
            End(job, new JobDone(0, m.Result));
        }
        else if (job.Retried < job.Retries)
        {
            job.Retried++;
            _table.PutBack(job, atFront: false);
        }
        else
        {
            End(job, new JobFailed(0, m.Failure));
        }
    }

    private void Serve()
    {
        do
        {
            if (_table.Queued.Count > 0)
                _workers.Assign(Begin);
        }
        while (AdmitNext());
    }

    private bool AdmitNext()
    {
        if (!_table.HasRoom || !_submitters.TryDequeue(out var waiting))
            return false;
        if (_table.Find(waiting.Request.JobId) is { } job)
            Join(job, waiting.Request, waiting.ReplyTo);
        else
            Admit(waiting.Request, waiting.ReplyTo, waiting.Since);
        return true;
    }

    private Work? Begin(JobWorker worker)
    {
        if (_table.Take(worker.Types) is not { } job)
            return null;
        if (++job.Attempts > 1)
            CountRedelivery();
        var held = _running.Add(worker.Actor, job.Attempts, worker.Actor, Now, job);
        var work = new Work(held.Token, job.Id, job.Type, job.Data, job.Attempts);
        try
        {
            worker.Actor.Tell(work, Self);
            return work;
        }
        catch (SerializationException failure)
        {
            _running.TryTake(worker.Actor, held.Token, out _);
            End(job, new JobFailed(0, failure));
            return null;
        }
    }

    private void Admit(ISubmission m, IActorRef replyTo, DateTimeOffset since)
    {
        var job = new Job(m, since);
        _table.Add(job);
        Want(job, m, replyTo, since);
    }

    private void Join(Job job, ISubmission m, IActorRef replyTo)
    {
        if (job.Type != m.Type)
        {
            Reject(m, replyTo, RejectionReason.Taken, $"the id {m.JobId} is that of a job of the type {job.Type}");
            return;
        }

        job.IsDetached |= m.Detached;
        Want(job, m, replyTo, Now);
    }

    private void Want(Job job, ISubmission m, IActorRef replyTo, DateTimeOffset since)
    {
        if (m is Run run)
            AddWaiter(job, run, replyTo, run.WantsProgress, since);
        else if (m.RequestId != 0)
            replyTo.Tell(new Posted(m.RequestId), Self);
    }

    private void AddWaiter(Job job, IOwnedRequest m, IActorRef replyTo, bool wantsProgress, DateTimeOffset since)
    {
        var waiter = new JobWaiter(job, m.Owner, m.RequestId, replyTo, wantsProgress, since);
        if (job.Outcome is { } outcome)
            Answer(waiter, outcome);
        else if (_waiters.TryAddLast(m.Owner, m.RequestId, waiter))
            job.Waiters.Add(waiter);
        else
            Reject(m, replyTo, RejectionReason.DuplicateRequest, $"{m.Owner.Path} has a request {m.RequestId} waiting already");
    }

    private void Leave(JobWaiter waiter)
    {
        var job = waiter.Job;
        job.Waiters.Remove(waiter);
        if (!job.IsUnwanted)
            return;
        StopRunning(job);
        _table.Remove(job);
    }

    private void StopRunning(Job job)
    {
        if (job.Place is not null || _running.ToList().FirstOrDefault(held => held.Value == job) is not { } held)
            return;
        _running.TryTake(held.Owner, held.Token, out _);
        if (_workers.Find(held.Owner) is { } worker)
            worker.IsStopped = true;
        held.Owner.Tell(new Stop(held.Token), Self);
    }

    private void End(Job job, IReply outcome)
    {
        _table.End(job, outcome);
        foreach (var waiter in job.Waiters)
        {
            _waiters.TryRemove(waiter.Owner, waiter.RequestId, out _);
            Answer(waiter, outcome);
        }

        job.Waiters.Clear();
    }

    private void Answer(JobWaiter waiter, IReply outcome)
    {
        object answer = outcome switch
        {
            JobDone done => done with { RequestId = waiter.RequestId },
            JobFailed failed => failed with { RequestId = waiter.RequestId },
            JobPoisoned poisoned => poisoned with { RequestId = waiter.RequestId },
            _ => throw new InvalidOperationException($"{outcome} is no outcome."),
        };
        try
        {
            waiter.ReplyTo.Tell(answer, Self);
        }
        catch (SerializationException failure)
        {
            // Its values are the users': what they can't be sent for is theirs to know.
            waiter.ReplyTo.Tell(new JobFailed(waiter.RequestId, failure), Self);
        }
    }
}
