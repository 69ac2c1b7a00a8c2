using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Coroutines.Generators.GeneratorProtocol;

namespace ActorConcurrency.Actors.Coroutines.Generators;

/// <summary>What came of one step of a generator.</summary>
/// <param name="HasValue">True: it yielded <paramref name="Value"/>. False: it has ended.</param>
/// <param name="Value">The value, if there is one.</param>
/// <param name="Returned">What the body returned, at the end.</param>
public readonly record struct GeneratorStep<TYield, TReturn>(bool HasValue, TYield? Value, TReturn? Returned);

/// <summary>
/// A function that is suspended at each value it yields, like Python's generator. Its body runs only while somebody waits for the next
/// value, and for one at a time: calls are served in order of arrival.
/// </summary>
/// <remarks>
/// <para>A call that is taken back while the body runs for it (by time-out, cancellation or its owner's death) has its effect all the
/// same; the value that comes of it is not lost, but is the next <see cref="NextAsync"/>'s. A generator without a name ends when its
/// handle is garbage.</para>
/// <para>Death of a caller: see above. Death of the body's actor: the iteration has ended, the call under way fails with
/// <see cref="CoroutineExitException"/>.</para>
/// <para>Death of the generator's actor: <see cref="ICoroutineContext.Stopping"/> fires, what the body holds is free, calls fail with
/// <see cref="PrimitiveStoppedException"/>. A new generator of the name begins at its beginning.</para>
/// <para>Loss of a node: callers on it count as dead when the cluster removes the node, not before.</para>
/// <para>Partition: a caller on the other side waits until its time-out or until one side is removed; its step may be taken all the
/// same.</para>
/// </remarks>
/// <typeparam name="TYield">What it yields.</typeparam>
/// <typeparam name="TSend">What is sent to it.</typeparam>
/// <typeparam name="TReturn">What it returns at its end.</typeparam>
public sealed class ActorGenerator<TYield, TSend, TReturn> : PrimitiveHandle<GeneratorSnapshot>
{
    private readonly UnnamedLife? _life;

    internal ActorGenerator(PrimitiveIncarnation primitive, IClients clients, UnnamedLife? life)
        : base(primitive, clients) =>
        _life = life;

    /// <summary>Lets the body run to its next value or to its end. After the end, each call has the end again.</summary>
    /// <param name="timeout">How long to wait; null: without limit. Zero: not for another call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The generator's own body asks.</exception>
    /// <exception cref="TimeoutException">There was no value in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The generator's actor has stopped.</exception>
    /// <remarks>What the body throws is thrown as it is, once; then the iteration has ended.</remarks>
    public Task<GeneratorStep<TYield, TReturn>> NextAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        StepAsync((link, wait) => new Next(link.NextRequestId(), link.Owner, wait, Confirmed: true), timeout, cancellationToken);

    /// <summary>The same, and the yield where the body waits gives it a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="timeout">How long to wait; null: without limit. Zero: not for another call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The body has not started, so that there is no such yield; or the generator's own body
    /// asks.</exception>
    /// <exception cref="TimeoutException">There was no value in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The generator's actor has stopped.</exception>
    public Task<GeneratorStep<TYield, TReturn>> SendAsync(TSend value, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        StepAsync((link, wait) => new Send(link.NextRequestId(), link.Owner, value, wait, Confirmed: true), timeout, cancellationToken);

    /// <summary>
    /// The same, and an exception is thrown at the yield where the body waits. A body that has not started ends; the exception is thrown
    /// here.
    /// </summary>
    /// <param name="error">The exception.</param>
    /// <param name="timeout">How long to wait; null: without limit. Zero: not for another call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">There was no value in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The generator's actor has stopped.</exception>
    public Task<GeneratorStep<TYield, TReturn>> ThrowAsync(
        Exception error, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        return StepAsync((link, wait) => new Throw(link.NextRequestId(), link.Owner, error, wait, Confirmed: true), timeout, cancellationToken);
    }

    /// <summary>
    /// Ends the generator: a <see cref="CoroutineExitException"/> is thrown at the yield where the body waits, so that it cleans up, and
    /// this completes at its end. Closing an ended generator does nothing.
    /// </summary>
    /// <param name="timeout">How long to wait; null: without limit. Zero: not for another call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The body yielded again; it is suspended there.</exception>
    /// <exception cref="TimeoutException">The body had not ended in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The generator's actor has stopped.</exception>
    /// <remarks>What else the body throws is thrown as it is.</remarks>
    public async Task CloseAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Close(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        await use.Link.CallAsync<Closed>(request, limit, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(_life);
    }

    /// <summary>The values up to the end. Ending the enumeration early leaves the generator where it is.</summary>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The generator's actor has stopped.</exception>
    public async IAsyncEnumerable<TYield> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await NextAsync(null, cancellationToken).ConfigureAwait(false) is { HasValue: true } step)
            yield return step.Value!;
    }

    private async Task<GeneratorStep<TYield, TReturn>> StepAsync(
        Func<PrimitiveLink, bool, ICancelableRequest> request, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var step = await use.Link.CallAsync<IReply, GeneratorStep<TYield, TReturn>>(
            request(use.Link, Timeouts.MayWait(limit)), ToStep, limit, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(_life);
        return step;
    }

    private static GeneratorStep<TYield, TReturn> ToStep(IReply reply) => reply is Yielded yielded
        ? new GeneratorStep<TYield, TReturn>(true, (TYield)yielded.Value!, default)
        : new GeneratorStep<TYield, TReturn>(false, default, ((Returned)reply).Value is { } value ? (TReturn)value : default);
}
