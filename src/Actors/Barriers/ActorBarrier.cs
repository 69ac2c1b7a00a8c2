using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Barriers.BarrierProtocol;

namespace ActorConcurrency.Actors.Barriers;

/// <summary>
/// A number of parties that wait for each other, again and again, like Python's <c>Barrier</c>. Either all of them pass, or, when one
/// leaves, dies or fails, all who wait are told that the barrier is broken; it stays so until it is reset.
/// </summary>
/// <remarks>
/// <para>Death of a party while it waits or runs the action: the barrier is broken as soon as it learns it, by death watch. It does not
/// know parties that have not arrived: for their death there is the time-out.</para>
/// <para>Death of the barrier's actor: waits and other calls under way fail with <see cref="PrimitiveStoppedException"/>; some parties may
/// have passed. A new barrier of the name is not broken, and nobody has arrived.</para>
/// <para>Loss of a node: a party that waits on it counts as dead when the cluster removes the node, not before.</para>
/// <para>Partition: parties on the other side cannot arrive. Whether those who wait there have passed, they hear when the network is whole
/// again, or their wait ends by time-out or removal.</para>
/// </remarks>
public sealed class ActorBarrier : PrimitiveHandle<BarrierSnapshot>
{
    private readonly Func<Task>? _action;

    internal ActorBarrier(PrimitiveIncarnation primitive, IClients clients, int parties, Func<Task>? action)
        : base(primitive, clients)
    {
        Parties = parties;
        _action = action;
    }

    /// <summary>How many must arrive.</summary>
    public int Parties { get; }

    /// <summary>
    /// Arrives, and waits until all parties have. If it is the last, and this handle has an action, it runs it before anybody passes.
    /// </summary>
    /// <param name="timeout">
    /// How long to wait for the others; the action is not part of it for the party that runs it. Null: without limit. Zero: they must be
    /// there.
    /// </param>
    /// <param name="cancellationToken">Ends the wait, not the action.</param>
    /// <returns>Which of the parties it was, by order of arrival: 0 to <see cref="Parties"/> minus 1, each once.</returns>
    /// <exception cref="TimeoutException">The time was up before all had arrived. The barrier is broken.</exception>
    /// <exception cref="OperationCanceledException">The token fired. Unless all had arrived, the barrier is broken.</exception>
    /// <exception cref="BrokenBarrierException">The barrier is broken, or was while this party waited or ran the action.</exception>
    /// <exception cref="PrimitiveStoppedException">The barrier's actor has stopped.</exception>
    /// <remarks>What the action throws, the party that ran it gets as it is; the others get a <see cref="BrokenBarrierException"/>.</remarks>
    public async Task<int> SignalAndWaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Signal(use.Link.NextRequestId(), use.Link.Owner, _action is not null, Timeouts.MayWait(limit));
        var arrival = await use.Link.CallAsync<IArrival>(request, limit, cancellationToken).ConfigureAwait(false);
        var passed = arrival as Passed ?? await RunActionAsync(use.Link, ((RunAction)arrival).Phase).ConfigureAwait(false);
        return passed.Index;
    }

    /// <summary>Breaks the barrier until it is reset: who waits, and who arrives from now on, is told so.</summary>
    /// <exception cref="PrimitiveStoppedException">The barrier's actor has stopped.</exception>
    public async Task AbortAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        await use.Link.CallAsync<Done>(new Abort(use.Link.NextRequestId()), null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the barrier as new, broken or not. Who waits at it is told that it was broken.</summary>
    /// <exception cref="PrimitiveStoppedException">The barrier's actor has stopped.</exception>
    public async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        await use.Link.CallAsync<Done>(new Reset(use.Link.NextRequestId()), null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Passed> RunActionAsync(PrimitiveLink link, long phase)
    {
        try
        {
            await _action!().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            link.Tell(new EndAction(link.NextRequestId(), link.Owner, phase, $"{failure.GetType().Name}: {failure.Message}"));
            throw;
        }

        return await link.CallAsync<Passed>(new EndAction(link.NextRequestId(), link.Owner, phase)).ConfigureAwait(false);
    }
}
