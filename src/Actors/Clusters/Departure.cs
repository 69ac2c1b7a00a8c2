using System.Runtime.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Clusters.MoveProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>What a region hosts goes on elsewhere, before its node leaves. For the region's handlers only.</summary>
internal sealed class Departure
{
    // A part is JSON in base 64: it must fit into the smallest frame that is usual.
    private const int BytesInAPart = 60_000;

    private readonly ClusterPrimitives _cluster;
    private readonly HostedPrimitives _hosted;
    private readonly IActorRef _self;
    private readonly ILoggingAdapter _log;
    private readonly Action<object> _tellDirectory;
    private readonly Predicate<IActorRef> _answers;
    private readonly Dictionary<PrimitiveKey, Moving> _moving = [];
    private readonly Queue<Moving> _later = [];
    private readonly TaskCompletionSource _done;

    /// <param name="cluster">This node's view of the primitives.</param>
    /// <param name="hosted">What the region hosts.</param>
    /// <param name="self">The region.</param>
    /// <param name="log">For what goes wrong.</param>
    /// <param name="tellDirectory">Tells the directory something, if there is one.</param>
    /// <param name="answers">Whether a region is a member's that can be reached: the others are not waited for.</param>
    /// <param name="done">Completed when nothing is left to move.</param>
    public Departure(
        ClusterPrimitives cluster,
        HostedPrimitives hosted,
        IActorRef self,
        ILoggingAdapter log,
        Action<object> tellDirectory,
        Predicate<IActorRef> answers,
        TaskCompletionSource done)
    {
        _answers = answers;
        _cluster = cluster;
        _hosted = hosted;
        _self = self;
        _log = log;
        _tellDirectory = tellDirectory;
        _done = done;
        // What lives beside something else goes first: its answers come from there.
        foreach (var moving in hosted.ThatCanMove().Select(at => new Moving(at.Primitive, at.Settings)))
        {
            if (moving.Settings.Beside is null)
                _later.Enqueue(moving);
            else
                _moving.Add(moving.Key, moving);
        }
    }

    /// <summary>Asks, again where no answer came, for new places.</summary>
    public void Ask()
    {
        _tellDirectory(new Leaving());
        BeginLater();
        foreach (var moving in _moving.Values.Where(moving => moving.To is null))
            _tellDirectory(new Move(moving.Key, moving.Primitive.Epoch, moving.Settings.Beside));
    }

    /// <summary>A primitive has come from a node that leaves as well: it goes on.</summary>
    public void Add(PrimitiveKey key)
    {
        var (primitive, settings) = _hosted.ThatCanMove().Single(at => at.Primitive.Kind == key.Kind && at.Primitive.Name == key.Name);
        _moving[key] = new Moving(primitive, settings);
        _self.Tell(AskForPlaces.Instance, _self);
    }

    /// <summary>Whether a primitive is on its way: nobody new gets its actor from here.</summary>
    public bool IsMoving(PrimitiveKey key) => _moving.TryGetValue(key, out var moving) && moving.To is not null;

    /// <summary>Handles what moving is about. False: it is about something else.</summary>
    public bool TryHandle(object message, IActorRef sender)
    {
        switch (message)
        {
            case MoveTo m:
                OnMoveTo(m);
                return true;
            case Held m:
                OnHeld(m, sender);
                return true;
            case Resumed m:
                OnResumed(m, sender);
                return true;
            case ActorIdentity { Subject: { } primitive }:
                OnMarker(primitive);
                return true;
            case ImageTaken m:
                OnImageTaken(m, sender);
                return true;
            case AskForPlaces:
                Ask();
                return true;
            default:
                return false;
        }
    }

    private void OnMoveTo(MoveTo m)
    {
        if (!_moving.TryGetValue(m.Key, out var moving) || moving.To is not null)
            return;
        if (m.Region is null || moving.Primitive.Stopped)
        {
            End(moving);
            return;
        }

        (moving.To, moving.Epoch, moving.All) = (m.Region, m.Epoch, m.All);
        // The directory may know less of who is gone.
        moving.Holding.UnionWith(m.All.Where(region => _answers(region)));
        moving.Resuming.UnionWith(moving.Holding);
        foreach (var region in moving.Holding)
            region.Tell(new Hold(m.Key), _self);
        TakeImageIfAllIsIn(moving);
    }

    private void OnHeld(Held m, IActorRef region)
    {
        if (!_moving.TryGetValue(m.Key, out var moving) || !moving.Holding.Remove(region))
            return;
        moving.Markers += m.HasForwarder ? 1 : 0;
        TakeImageIfAllIsIn(moving);
    }

    /// <summary>All that one forwarder had sent is in.</summary>
    private void OnMarker(IActorRef primitive)
    {
        if (_moving.Values.FirstOrDefault(moving => moving.Primitive.Actor.Equals(primitive)) is not { } moving)
            return;
        moving.Markers--;
        TakeImageIfAllIsIn(moving);
    }

    /// <summary>One region knows that it lives elsewhere now.</summary>
    private void OnResumed(Resumed m, IActorRef region)
    {
        if (_moving.TryGetValue(m.Key, out var moving) && moving.Epoch == m.Epoch && moving.Resuming.Remove(region))
            EndIfAllGoOn(moving);
    }

    private void OnImageTaken(ImageTaken m, IActorRef primitive)
    {
        if (_moving.Values.FirstOrDefault(moving => moving.Primitive.Actor.Equals(primitive)) is not { } moving)
            return;
        _hosted.Release(moving.Primitive);
        if (m.Image is null)
        {
            Lose(moving, "it has no image");
            return;
        }

        try
        {
            var bytes = _cluster.Wire.Serializer.ToBinary(new Adoption(moving.Key, moving.Epoch, moving.Settings, m.Image, moving.All));
            var parts = bytes.Chunk(BytesInAPart).ToList();
            for (var i = 0; i < parts.Count; i++)
                moving.To!.Tell(new AdoptPart(moving.Key, i, parts.Count, parts[i]), _self);
        }
        catch (SerializationException e)
        {
            Lose(moving, e.Message);
        }
    }

    /// <summary>A primitive has ended before it was moved.</summary>
    public void OnEnded(PrimitiveKey key)
    {
        if (_moving.TryGetValue(key, out var moving))
            Lose(moving, "it has ended");
    }

    /// <summary>
    /// A node is gone, or cannot be reached: it is not waited for, and what was to go to one that is gone is lost. Handles on a node that comes back
    /// fail, as it has not held back.
    /// </summary>
    public void OnMembersChanged(Predicate<IActorRef> isMember)
    {
        foreach (var moving in _moving.Values.Where(moving => moving.To is not null).ToList())
        {
            if (!isMember(moving.To!))
            {
                Lose(moving, "its new node is lost");
                continue;
            }

            moving.Holding.RemoveWhere(region => !_answers(region));
            moving.Resuming.RemoveWhere(region => !_answers(region));
            TakeImageIfAllIsIn(moving);
            EndIfAllGoOn(moving);
        }
    }

    private void EndIfAllGoOn(Moving moving)
    {
        if (moving.Resuming.Count == 0)
            End(moving);
    }

    private void TakeImageIfAllIsIn(Moving moving)
    {
        if (moving.Holding.Count > 0 || moving.Markers != 0 || moving.IsTaken)
            return;
        moving.IsTaken = true;
        moving.Primitive.Actor.Tell(TakeImage.Instance, _self);
    }

    private void Lose(Moving moving, string reason)
    {
        _log.Warning("{0} is not moved: {1}", moving.Key, reason);
        if (moving.To is not null)
            _tellDirectory(new ClusterProtocol.Ended(moving.Key, moving.Epoch));
        foreach (var region in moving.All)
            region.Tell(new Resume(moving.Key, moving.Epoch, null, _self), _self);
        End(moving);
    }

    private void End(Moving moving)
    {
        _moving.Remove(moving.Key);
        BeginLater();
    }

    private void BeginLater()
    {
        if (_moving.Count > 0)
            return;
        if (_later.Count == 0)
        {
            _done.TrySetResult();
            return;
        }

        while (_later.TryDequeue(out var moving))
            _moving.Add(moving.Key, moving);
        _self.Tell(AskForPlaces.Instance, _self);
    }

    /// <summary>To the region itself: some more are to be moved.</summary>
    private sealed class AskForPlaces
    {
        public static AskForPlaces Instance { get; } = new();
    }

    private sealed class Moving(PrimitiveIncarnation primitive, PrimitiveSettings settings)
    {
        public PrimitiveKey Key { get; } = new(primitive.Kind, primitive.Name);
        public PrimitiveIncarnation Primitive => primitive;
        public PrimitiveSettings Settings => settings;
        public IActorRef? To { get; set; }
        public long Epoch { get; set; }
        public IReadOnlyList<IActorRef> All { get; set; } = [];

        /// <summary>Regions that have not said that they hold back.</summary>
        public HashSet<IActorRef> Holding { get; } = [];

        /// <summary>Regions that have not said that they know where it lives now.</summary>
        public HashSet<IActorRef> Resuming { get; } = [];

        /// <summary>Forwarders that hold back, less those all of whose messages are in.</summary>
        public int Markers { get; set; }

        public bool IsTaken { get; set; }
    }
}
