using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>Where a handle has its client from: from the owner it is bound to, or, without one, for as long as it needs one.</summary>
internal interface IClients
{
    /// <summary>The client for an operation, which ends with <see cref="Exit"/>.</summary>
    OwnerClient Enter();

    /// <summary>Keeps the client that was entered for something that outlives the operation and ends with <see cref="Exit"/>.</summary>
    void Retain();

    void Exit();
}

/// <summary>Always the same client: the handle was asked for through <see cref="IConcurrency.As(IActorRef)"/>.</summary>
internal sealed class BoundClients(OwnerClient client) : IClients
{
    public OwnerClient Enter() => client;

    public void Retain()
    {
    }

    public void Exit()
    {
    }
}

/// <summary>
/// The clients of a handle that is its own owner. It has one while it asks, waits or holds, and gives it to the next handle
/// when it does none of it: many short-lived handles need few actors, and a handle that is dropped leaves nothing behind.
/// </summary>
internal sealed class RentedClients(ClientPool pool) : IClients
{
    private readonly Lock _gate = new();
    private OwnerClient? _client;
    private int _uses;

    public OwnerClient Enter()
    {
        lock (_gate)
        {
            _client ??= pool.Rent();
            _uses++;
            return _client;
        }
    }

    public void Retain()
    {
        lock (_gate)
            _uses++;
    }

    public void Exit()
    {
        OwnerClient? idle = null;
        lock (_gate)
        {
            if (--_uses == 0)
                (idle, _client) = (_client, null);
        }

        if (idle is not null)
            pool.Return(idle);
    }
}

/// <summary>Clients that no handle uses at the moment.</summary>
internal sealed class ClientPool(ExtendedActorSystem system, Func<string> nextName)
{
    private const int MostIdle = 1_024;
    private readonly ConcurrentQueue<OwnerClient> _idle = new();

    public int Count => _idle.Count;

    public OwnerClient Rent()
    {
        while (_idle.TryDequeue(out var client))
        {
            if (!client.IsEnded)
                return client;
        }

        return new OwnerClient(system, nextName());
    }

    public void Return(OwnerClient client)
    {
        if (_idle.Count < MostIdle)
            _idle.Enqueue(client);
        else
            system.Stop(client.Mailbox);
    }
}
