using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// Runs one job at a time, as a task beside the actor, and asks for the next one when it has ended. What it says may be lost on the way to
/// another node: it says it again until it is answered.
/// </summary>
internal sealed class JobWorkerActor : TracedReceiveActor
{
    private readonly IActorRef _jobs;
    private readonly bool _isOverNodes;
    private readonly JobTypes _types;
    private JobRun? _run;
    private Work? _next;
    private Ended? _last;
    private bool _isNoted;
    private ICancelable? _timer;

    public static Props Props(Serve question, JobTypes types) => Akka.Actor.Props.Create(typeof(JobWorkerActor), question, types);

    public JobWorkerActor(Serve question, JobTypes types)
    {
        (_jobs, _isOverNodes, _types) = (question.Jobs, question.OverNodes, types);
        Receive<Work>(OnWork);
        Receive<Stop>(OnStop);
        Receive<Ended>(OnEnded);
        Receive<Noted>(m => _isNoted |= m.FencingToken == _last?.FencingToken);
        Receive<JobHostActor.TypesChanged>(_ => SayReady());
        Receive<JobHostActor.Retire>(OnRetire);
        Receive<Tick>(OnTick);
    }

    protected override void PreStart()
    {
        if (_jobs.Path.Address.HasGlobalScope)
            _timer = Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(_types.RetryInterval, _types.RetryInterval, Self, Tick.Instance, Self);
        SayReady();
    }

    protected override void PostStop()
    {
        _timer?.Cancel();
        _run?.Stop();
    }

    private void OnWork(Work m)
    {
        if (m.FencingToken == _last?.FencingToken)
            Say(_last);
        else if (_run is null)
            Begin(m);
        else if (m.FencingToken != _run.Work.FencingToken)
            _next = m;
    }

    private void OnStop(Stop m)
    {
        if (m.FencingToken == _run?.Work.FencingToken)
            _run.Stop();
    }

    private void OnEnded(Ended m)
    {
        _run = null;
        (_last, _isNoted) = (m, false);
        Say(m);
        if (_next is not { } next)
            return;
        _next = null;
        Begin(next);
    }

    private void OnRetire(JobHostActor.Retire m)
    {
        // Also when it knows of no job: one may be on its way.
        _jobs.Tell(new HandedBack(), Self);
        Context.Stop(Self);
    }

    private void OnTick(Tick m)
    {
        if (_run is not null)
            return;
        if (_last is not null && !_isNoted)
            Say(_last);
        else
            SayReady();
    }

    private void Begin(Work m)
    {
        _run = new JobRun(m, _jobs, Self, Context.System, _isOverNodes ? _types.Sent : null);
        _run.RunAsync(_types.Find(m.Type)).PipeTo(Self);
    }

    private void SayReady() => _jobs.Tell(new Ready(_types.Names), Self);

    private void Say(Ended m) => _jobs.Tell(m, Self);

    private sealed record Tick : INoSerializationVerificationNeeded
    {
        private Tick()
        {
        }

        public static Tick Instance { get; } = new();
    }
}
