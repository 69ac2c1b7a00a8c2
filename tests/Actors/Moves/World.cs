using System.Text;
using System.Text.RegularExpressions;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Shared;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Moves;

/// <summary>A primitive, with the lock that it may need, its owners, and all that they have heard.</summary>
internal sealed partial class World : IPrimitives
{
    private const int Owners = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system;
    private readonly PrimitiveSettings _settings;
    private readonly PrimitiveSettings? _lockSettings;
    private readonly IActorRef[] _owners;
    private readonly IReadOnlyList<object>[] _heard;
    private readonly long[] _lastCounters = new long[Owners];
    private PrimitiveIncarnation _primitive;
    private PrimitiveIncarnation? _lock;
    private long _epoch = 1;

    public World(ActorSystem system, string name, PrimitiveSettings settings, PrimitiveSettings? lockSettings)
    {
        _system = system;
        _settings = settings;
        _lockSettings = lockSettings;
        _owners = [.. Enumerable.Range(0, Owners).Select(i => system.ActorOf(Props.Create<Listener>(), $"{name}-{i}"))];
        _heard = [.. _owners.Select(_ => (IReadOnlyList<object>)[])];
        _lock = lockSettings is null ? null : Make(lockSettings, null);
        _primitive = Make(settings, null);
    }

    public ProcessTable Processes => throw new NotSupportedException();

    /// <summary>All that the owners have heard, and how the primitive is: without what differs from run to run, and without epochs.</summary>
    public async Task<string> StoryAsync()
    {
        var story = new StringBuilder();
        for (var i = 0; i < Owners; i++)
            story.AppendLine($"owner {i}: {string.Join("; ", _heard[i].Select(Text))}");
        return story.AppendLine(Text(await LookAsync(_primitive))).ToString();
    }

    /// <summary>A request of an owner's, to its end: whoever it concerns has heard of it.</summary>
    public async Task RunAsync(int owner, long id, int number, Func<Step, object> request)
    {
        var message = request(new Step(_owners[owner], id, number, _heard[owner]));
        TargetOf(message).Tell(message, _owners[owner]);
        await SettleAsync();
    }

    public void Tell(object message, IActorRef? sender) => _primitive.Actor.Tell(message, sender!);

    /// <summary>The primitive hears of an owner's death.</summary>
    public async Task EndAsync(int owner)
    {
        _primitive.Actor.Tell(new LastWords(_owners[owner]), ActorRefs.NoSender);
        _lock?.Actor.Tell(new LastWords(_owners[owner]), ActorRefs.NoSender);
        await SettleAsync();
    }

    /// <summary>The primitive goes on elsewhere, and before it the lock: its image goes over the wire.</summary>
    public async Task MoveAsync()
    {
        var image = await TakeAsync(_primitive);
        var lockImage = _lock is null ? null : await TakeAsync(_lock);
        _epoch++;
        _lock = _lock is null ? null : Make(_lockSettings!, lockImage);
        _primitive = Make(_settings, image);
        await SettleAsync();
    }

    public PrimitiveIncarnation GetOrCreate(string kind, string name, PrimitiveSettings settings) => _lock!;

    public Task<IReadOnlyList<PrimitiveIncarnation>> RunningAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Stop()
    {
        foreach (var actor in _owners.Append(_primitive.Actor).Append(_lock?.Actor ?? ActorRefs.Nobody))
            _system.Stop(actor);
    }

    /// <summary>Waits until all that was told so far has come to where it goes.</summary>
    public async Task SettleAsync()
    {
        await LookAsync(_primitive);
        if (_lock is not null)
            await LookAsync(_lock);
        for (var i = 0; i < Owners; i++)
        {
            _heard[i] = (await _owners[i].Ask<Listener.Heard>(new Listener.GetHeard(), Limit)).All;
            CheckTokens(i);
        }
    }

    // Tokens grow with every grant, and a new one is of the epoch in which it was given.
    private void CheckTokens(int owner)
    {
        foreach (var grant in _heard[owner].OfType<IGrant>().Where(grant => grant.FencingToken.Counter > _lastCounters[owner]))
        {
            if (grant.FencingToken.Epoch != _epoch)
                throw new InvalidOperationException($"{grant} was given in epoch {_epoch}.");
            _lastCounters[owner] = grant.FencingToken.Counter;
        }
    }

    private IActorRef TargetOf(object message) =>
        _lock is not null && message.GetType().DeclaringType == typeof(LockProtocol) ? _lock.Actor : _primitive.Actor;

    private static async Task<PrimitiveSnapshot> LookAsync(PrimitiveIncarnation primitive) =>
        (await primitive.Actor.Ask<Snapshot>(new GetSnapshot(1), Limit)).Value;

    private async Task<object> TakeAsync(PrimitiveIncarnation primitive)
    {
        var taken = await primitive.Actor.Ask<ImageTaken>(TakeImage.Instance, Limit);
        var serializer = _system.Serialization.FindSerializerFor(taken);
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, taken);
        var copy = (ImageTaken)_system.Serialization.Deserialize(_system.Serialization.Serialize(taken), serializer.Identifier, manifest);
        return copy.Image!;
    }

    private PrimitiveIncarnation Make(PrimitiveSettings settings, object? image)
    {
        var primitive = new PrimitiveIncarnation(this, "kind", "it", _epoch);
        primitive.Actor = _system.ActorOf(settings.Props(primitive, image));
        return primitive;
    }

    private string Text(object message)
    {
        // In what order a dictionary shows its keys is nothing that it promises.
        if (message is SharedProtocol.All { Items: [{ Key: string }, ..] } all)
            message = all with { Items = [.. all.Items.OrderBy(item => (string)item.Key, StringComparer.Ordinal)] };
        var json = Encoding.UTF8.GetString(_system.Serialization.Serialize(message));
        return $"{message.GetType().Name}{Accidents().Replace(json, "")}";
    }

    [GeneratedRegex("""stay-\d+-|move-\d+-|\#\d+|"Epoch":\d+,?|\b\d+(?=\.\d)""")]
    private static partial Regex Accidents();
}
