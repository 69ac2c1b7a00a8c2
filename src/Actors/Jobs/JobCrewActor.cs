using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>The workers of one node for one queue of jobs: as many as jobs are to be run at a time. A worker that dies is replaced.</summary>
internal sealed class JobCrewActor : TracedReceiveActor
{
    private readonly JobsProtocol.Serve _question;
    private readonly JobTypes _types;
    private readonly int _size;
    private int _started;
    private bool _isRetired;

    public static Props Props(JobsProtocol.Serve question, JobTypes types, int size) => Akka.Actor.Props.Create(typeof(JobCrewActor), question, types, size);

    public JobCrewActor(JobsProtocol.Serve question, JobTypes types, int size)
    {
        (_question, _types, _size) = (question, types, size);
        Receive<JobHostActor.TypesChanged>(Tell);
        Receive<JobHostActor.Retire>(OnRetire);
        Receive<Terminated>(OnTerminated);
    }

    protected override void PreStart()
    {
        for (var i = 0; i < _size; i++)
            StartWorker();
    }

    // Another attempt is another worker's: one that failed is not restarted.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);

    private void OnRetire(JobHostActor.Retire m)
    {
        _isRetired = true;
        Tell(m);
    }

    private void OnTerminated(Terminated m)
    {
        if (!_isRetired)
            StartWorker();
    }

    private void StartWorker() => Context.Watch(Context.ActorOf(JobWorkerActor.Props(_question, _types), $"worker-{++_started}"));

    private static void Tell(object message)
    {
        foreach (var worker in Context.GetChildren())
            worker.Tell(message);
    }
}
