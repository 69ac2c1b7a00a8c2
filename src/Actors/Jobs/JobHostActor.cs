using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A node's place for workers: has a crew for each queue of jobs that has asked for one.</summary>
internal sealed class JobHostActor : TracedReceiveActor
{
    private readonly Dictionary<IActorRef, Crew> _crews = [];
    private readonly JobTypes _types;
    private readonly int _workers;
    private bool _isRetired;

    public static Props Props(JobTypes types, int workers) => Akka.Actor.Props.Create(typeof(JobHostActor), types, workers);

    public JobHostActor(JobTypes types, int workers)
    {
        _types = types;
        _workers = workers;
        Receive<Serve>(OnServe);
        Receive<TypesChanged>(m => Tell(m));
        Receive<Retire>(OnRetire);
        Receive<JobCrewActor.IsOver>(m => _crews.Remove(m.Jobs));
        Receive<Terminated>(OnTerminated);
    }

    private void OnServe(Serve m)
    {
        if (_isRetired)
            return;
        if (_crews.TryGetValue(m.Jobs, out var crew))
            crew.Actor.Tell(TypesChanged.Instance);
        else
            _crews.Add(m.Jobs, Start(m));
    }

    private void OnRetire(Retire m)
    {
        _isRetired = true;
        Tell(m);
    }

    // A crew that was killed is replaced while its queue is there.
    private void OnTerminated(Terminated m)
    {
        if (_crews.FirstOrDefault(crew => crew.Value.Actor.Equals(m.ActorRef)) is not { Key: { } jobs, Value: { } crew })
            return;
        _crews.Remove(jobs);
        if (!_isRetired)
            _crews.Add(jobs, Start(crew.Question));
    }

    private Crew Start(Serve m) =>
        new(m, Context.Watch(Context.ActorOf(JobCrewActor.Props(m.Jobs, _types, m.Workers ?? _workers))));

    private void Tell(object message)
    {
        foreach (var crew in _crews.Values)
            crew.Actor.Tell(message);
    }

    private sealed record Crew(Serve Question, IActorRef Actor);

    /// <summary>The workers can run other kinds of jobs than before, or are to say once more which.</summary>
    internal sealed record TypesChanged
    {
        private TypesChanged()
        {
        }

        public static TypesChanged Instance { get; } = new();
    }

    /// <summary>The node leaves: no job begins here any more, and those that run are handed back.</summary>
    internal sealed record Retire
    {
        private Retire()
        {
        }

        public static Retire Instance { get; } = new();
    }
}
