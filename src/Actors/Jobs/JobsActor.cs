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
    private readonly RunningJobs _running;
    private readonly JobAudience _audience;
    private readonly Waiters<ISubmission> _submitters = new("Submit");

    public static Props Props(PrimitiveIncarnation primitive, JobsSettings settings, JobsImage? image) =>
        Akka.Actor.Props.Create(typeof(JobsActor), primitive, settings, image!);

    public JobsActor(PrimitiveIncarnation primitive, JobsSettings settings, JobsImage? image)
        : base(primitive)
    {
        var overNodes = primitive.Registry.IsOverNodes;
        _settings = settings;
        _nodes = new JobNodes(Context, settings, overNodes);
        _table = new JobTable(settings.Capacity, settings.KeptOutcomes);
        _running = new RunningJobs(Self, primitive.Epoch, _nodes);
        _audience = new JobAudience(Self, overNodes);

        ReceiveOwned<Run>(OnSubmit);
        ReceiveOwned<Post>(OnSubmit);
        ReceiveOwned<Await>(OnAwait);
        Receive<CancelRequest>(OnCancelRequest);
        Receive<Cancel>(OnCancel);
        Receive<Ready>(OnReady);
        Receive<Ended>(OnEnded);
        Receive<HandedBack>(OnHandedBack);
        Receive<Report>(OnReport);
        Receive<ClusterEvent.CurrentClusterState>(m => _nodes.Begin(m.Members));
        Receive<ClusterEvent.IMemberEvent>(m => _nodes.Update(m.Member, _running.Workers.Actors));
        Receive<JobNodes.Look>(_ => _nodes.Offer(_running.Workers.Actors));

        if (image is not null)
            Restore(image);
    }

    protected override object Image() => new JobsImage(
        [.. _running.Jobs.Concat(_table.Queued).Select(JobImage.Of)],
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
        _running.Workers.Nodes(((ExtendedActorSystem)Context.System).Provider.DefaultAddress),
        _table.Queued.Count,
        [.. _table.Queued.Take(MostShown).Select(job => job.Info(null))],
        [.. _running.Infos.Take(MostShown)],
        _table.Ended,
        [.. HolderInfos],
        [.. _audience.QueuedInfos, .. _submitters.Infos()]);

    protected override IEnumerable<HolderInfo> HolderInfos => _running.Holders;

    protected override int WaiterCount => _audience.Count - _running.Jobs.Sum(job => job.Waiters.Count) + _submitters.Count;

    protected override IGrantCounts? Grants => _running.Counts;

    protected override string DescribeState()
    {
        var workers = _running.Workers;
        var unknown = _table.Queued.Select(job => job.Type).Distinct().Where(type => !workers.Know(type)).ToList();
        var nobody = unknown.Count == 0 || workers.Count == 0 ? "" : $", no worker knows [{string.Join(", ", unknown)}]";
        return $"{_running.Counts.Count} jobs running on {workers.Count} workers, {_table.Queued.Count} queued{nobody}";
    }

    protected override void OnOwnerDied(IActorRef owner)
    {
        if (_running.Workers.TryRemove(owner, out _))
        {
            foreach (var job in _running.TakeAll(owner))
                OnWorkerDied(job);
        }
        else
        {
            _submitters.RemoveAll(owner);
            foreach (var waiter in _audience.RemoveAll(owner))
                OnLeft(waiter.Job);
        }

        Serve();
    }

    private void Restore(JobsImage image)
    {
        var queued = image.Queued.Select(job => job.ToJob()).ToList();
        _table.Restore(queued, image.Kept.Select(job => job.ToJob()), image.Ended);
        var waiters = queued.SelectMany(job => job.Waiters).OrderBy(waiter => waiter.Since).ToList();
        waiters.ForEach(waiter => Watch(waiter.Owner));
        _audience.Restore(waiters);
        Restore(_submitters, image.Submitters.Select(waiting => new Waiting<ISubmission>((ISubmission)waiting.Submission, waiting.ReplyTo, waiting.Since)));
    }

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
            LetWait(m, new JobWaiter(job, m.Owner, m.RequestId, Sender, m.WantsProgress, m.WantsResult, Now));
    }

    private void OnCancelRequest(CancelRequest m)
    {
        if (_audience.TryRemove(m.Owner, m.RequestId, out var waiter))
            OnLeft(waiter.Job);
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
            _running.Stop(job!);
            End(job!, new JobFailed(0, new OperationCanceledException($"Job {m.JobId} was cancelled.")));
        }

        Acknowledge(m, new Canceled(m.RequestId, isUnfinished));
        Serve();
    }

    private void OnReady(Ready m)
    {
        var types = m.Types.ToHashSet(StringComparer.Ordinal);
        if (_running.Workers.Find(Sender) is not { } worker)
        {
            Watch(Sender);
            _running.Workers.Add(Sender, types);
        }
        else
        {
            worker.Types = types;
            _running.Remind(worker);
        }

        Serve();
    }

    private void OnEnded(Ended m)
    {
        if (_running.Workers.Find(Sender) is not { } worker)
        {
            Sender.Tell(new Noted(m.FencingToken), Self);
            return;
        }

        if (worker.Work?.FencingToken != m.FencingToken)
            _running.Remind(worker);
        else if (_running.End(worker, m.FencingToken) is { } job)
            Finish(job, m);

        Serve();
        if (worker.Work is null)
            Sender.Tell(new Noted(m.FencingToken), Self);
    }

    private void OnHandedBack(HandedBack m)
    {
        if (!_running.Workers.TryRemove(Sender, out _))
            return;
        foreach (var job in _running.TakeAll(Sender).Reverse())
            PutBack(job, atFront: true);
        Serve();
    }

    private void OnReport(Report m)
    {
        if (_running.Find(Sender, m.FencingToken) is { } job)
            _audience.TellProgress(job, m.Value);
    }

    private void OnWorkerDied(Job job)
    {
        if (IsTraced)
            TraceNote($"job {job.Id} lost its worker {job.Start!.Worker}");
        job.AddDeath(job.Start!, Now);
        if (!EndIfPoisoned(job))
            PutBack(job, atFront: true);
    }

    private void OnLeft(Job job)
    {
        if (!job.IsUnwanted)
            return;
        _running.Stop(job);
        _table.Remove(job);
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
            PutBack(job, atFront: false);
        }
        else
        {
            End(job, new JobFailed(0, m.Failure));
        }
    }

    private void PutBack(Job job, bool atFront)
    {
        _table.PutBack(job, atFront);
        _audience.TellPast(job);
    }

    private void Serve()
    {
        do
        {
            if (_table.Queued.Count > 0)
                _running.Workers.Assign(Begin);
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
        while (_table.Take(worker.Types) is { } job)
        {
            Judge(job);
            if (EndIfPoisoned(job))
                continue;
            try
            {
                var work = _running.Begin(worker, job, Now);
                if (job.Attempts > 1)
                    CountRedelivery();
                _audience.TellPast(job);
                return work;
            }
            catch (SerializationException failure)
            {
                End(job, new JobFailed(0, failure));
            }
        }

        return null;
    }

    // How the attempts ended that a lost queue had under way: with their nodes, or otherwise, or nobody knows yet.
    private void Judge(Job job)
    {
        foreach (var start in job.OpenStarts.ToList())
        {
            if (_nodes.IsGone(start))
                job.AddDeath(start, Now);
            else if (_nodes.IsServing(start, _running.Workers.Actors))
                job.OpenStarts.Remove(start);
        }
    }

    private bool EndIfPoisoned(Job job)
    {
        if (job.Deaths.Count < _settings.MaxDeaths)
            return false;
        End(job, new JobPoisoned(0, job.Id, [.. job.Deaths]));
        return true;
    }

    private void Admit(ISubmission m, IActorRef replyTo, DateTimeOffset since)
    {
        var job = new Job(m, since);
        job.Learn(m.Past);
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
        job.Learn(m.Past);
        Want(job, m, replyTo, Now);
    }

    private void Want(Job job, ISubmission m, IActorRef replyTo, DateTimeOffset since)
    {
        if (m is Run run)
            LetWait(run, new JobWaiter(job, run.Owner, run.RequestId, replyTo, run.WantsProgress, WantsResult: true, since));
        else if (m.RequestId != 0)
            replyTo.Tell(new Posted(m.RequestId), Self);
    }

    private void LetWait(IOwnedRequest m, JobWaiter waiter)
    {
        if (!_audience.TryAdd(waiter))
            Reject(m, waiter.ReplyTo, RejectionReason.DuplicateRequest, $"{m.Owner.Path} has a request {m.RequestId} waiting already");
    }

    private void End(Job job, IReply outcome)
    {
        _table.End(job, outcome);
        _audience.TellOutcome(job, outcome);
    }
}
