using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Histories.Models;

namespace ActorConcurrency.Histories.Clients;

/// <summary>Writes through a guard as the holder of a grant, and records whether it was let through.</summary>
public static class FencedWriter
{
    /// <summary>The guard, which lives where it was asked for first.</summary>
    public static ActorFencedResource Open(IConcurrency concurrency, string name)
    {
        var guard = concurrency.FencedResource(name);
        guard.Handle<string, bool>(_ => Task.FromResult(true));
        return guard;
    }

    /// <summary>Writes once.</summary>
    public static async Task WriteAsync(
        string client, ActorFencedResource guard, Lease lease, IHistory<FencedWrite> history, CancellationToken cancellationToken = default)
    {
        var write = new FencedWrite(lease.FencingToken);
        var called = history.Begin(client, write);
        try
        {
            await guard.WriteAsync<bool>(lease.FencingToken, client, cancellationToken);
            history.AddReturned(client, write with { Accepted = true }, called);
        }
        catch (StaleFencingTokenException)
        {
            history.AddReturned(client, write, called);
        }
        catch (Exception failure) when (failure is PrimitiveStoppedException or OperationCanceledException)
        {
            history.AddUnknown(client, write, called);
        }
    }
}
