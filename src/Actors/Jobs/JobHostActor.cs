using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A node's place for workers: has a crew for each queue of jobs that has asked for one, once there is a kind of jobs to run.</summary>
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
        Receive<TypesChanged>(OnTypesChanged);
        Receive<Retire>(OnRetire);
        Receive<Terminated>(OnTerminated);
    }

    private bool MayWork => !_isRetired && _types.Names.Count > 0;

    private void OnServe(Serve m)
    {
        if (!_crews.TryGetValue(m.Jobs, out var crew))
        {
            _crews.Add(m.Jobs, crew = new Crew(m));
            Context.Watch(m.Jobs);
        }

        if (crew.Actor is { } actor)
            actor.Tell(TypesChanged.Instance);
        else
            Start(crew);
    }

    private void OnTypesChanged(TypesChanged m)
    {
        Tell(m);
        foreach (var crew in _crews.Values.Where(crew => crew.Actor is null))
            Start(crew);
    }

    private void OnRetire(Retire m)
    {
        _isRetired = true;
        Tell(m);
    }

    private void OnTerminated(Terminated m)
    {
        if (_crews.Remove(m.ActorRef, out var over))
        {
            if (over.Actor is { } actor)
                Context.Stop(actor);
        }
        else if (_crews.Values.FirstOrDefault(crew => m.ActorRef.Equals(crew.Actor)) is { } killed)
        {
            Start(killed);
        }
    }

    private void Start(Crew crew) => crew.Actor = MayWork
        ? Context.Watch(Context.ActorOf(JobCrewActor.Props(crew.Question, _types, crew.Question.Workers ?? _workers)))
        : null;

    private void Tell(object message)
    {
        foreach (var crew in _crews.Values)
            crew.Actor?.Tell(message);
    }

    private sealed class Crew(Serve question)
    {
        public Serve Question => question;

        /// <summary>Null while there is nothing that it could run.</summary>
        public IActorRef? Actor { get; set; }
    }

    /// <summary>The workers can run other kinds of jobs than before, or are to say once more which.</summary>
    internal sealed record TypesChanged : INoSerializationVerificationNeeded
    {
        private TypesChanged()
        {
        }

        public static TypesChanged Instance { get; } = new();
    }

    /// <summary>The node leaves: no job begins here any more, and those that run are handed back.</summary>
    internal sealed record Retire : INoSerializationVerificationNeeded
    {
        private Retire()
        {
        }

        public static Retire Instance { get; } = new();
    }
}
