using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Coroutines.Greenlets.GreenletsProtocol;

namespace ActorConcurrency.Actors.Coroutines.Greenlets;

/// <summary>
/// A group of coroutines that hand control to each other by name, like the <c>greenlet</c>s of one Python thread. One has control at a
/// time; callers outside are the main flow, which waits while a greenlet has it. A greenlet that ends gives control to its parent, with
/// what it returns or throws.
/// </summary>
/// <remarks>
/// <para>Death of a caller that has switched: the greenlets go on; when control comes back, the next caller has its turn. Callers wait in
/// order of arrival.</para>
/// <para>Death of a greenlet's actor: what it held is free, and its parent has control.</para>
/// <para>Death of the group's actor: a <see cref="CoroutineExitException"/> is thrown in all greenlets; calls fail with
/// <see cref="PrimitiveStoppedException"/>. A new group of the name is empty.</para>
/// <para>Loss of a node: callers on it count as dead when the cluster removes the node, not before.</para>
/// <para>Partition: a caller on the other side waits until its time-out or until one side is removed.</para>
/// </remarks>
/// <typeparam name="T">What is passed along with control.</typeparam>
public sealed class ActorGreenlets<T> : PrimitiveHandle<GreenletsSnapshot>
{
    /// <summary>The name of the main flow: that of the callers outside. It is the parent of greenlets that name no other.</summary>
    public const string Main = GreenletsActor.Main;

    internal ActorGreenlets(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Adds a greenlet. It starts when it is switched to for the first time.</summary>
    /// <param name="name">Its name; that of a dead greenlet may be given again.</param>
    /// <param name="body">What it does, on thread pool threads; the argument is what came with the first switch.</param>
    /// <param name="parent">Who has control after its end.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    /// <exception cref="KeyNotFoundException">There is no such parent.</exception>
    /// <exception cref="PrimitiveStoppedException">The group's actor has stopped.</exception>
    public async Task CreateAsync(
        string name, Func<IGreenletContext<T>, T?, Task<T?>> body, string parent = Main, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(parent);
        using var use = Use();
        use.Link.RequireCode("a greenlet's body", "create it where the group was created");
        var request = new Create(use.Link.NextRequestId(), name, parent, RunAsync);
        await use.Link.CallAsync<Created>(request, null, cancellationToken).ConfigureAwait(false);

        async Task<object?> RunAsync(CoroutineSeat seat, string parentName, object? argument) =>
            await body(new GreenletContext<T>(seat, parentName), argument is null ? default : (T)argument).ConfigureAwait(false);
    }

    /// <summary>Gives control to a greenlet, and completes when it comes back to the main flow.</summary>
    /// <param name="name">The greenlet. If it has ended, control goes to its parent: with the main flow as that, it comes back at once.</param>
    /// <param name="value">What its switch gives, or its body is started with.</param>
    /// <param name="timeout">How long to wait; null: without limit. Zero: not while a greenlet has control.</param>
    /// <param name="cancellationToken">Ends the wait; the greenlets go on.</param>
    /// <returns>What came with control: what a greenlet switched here with, or what a child of the main flow returned.</returns>
    /// <exception cref="KeyNotFoundException">There is no such greenlet.</exception>
    /// <exception cref="InvalidOperationException">A greenlet asks: it switches through its context.</exception>
    /// <exception cref="TimeoutException">Control had not come back in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The group's actor has stopped.</exception>
    /// <remarks>What a greenlet throws and none of its parents catches is thrown as it is.</remarks>
    public Task<T?> SwitchAsync(string name, T? value = default, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        SwitchAsync(name, value, null, timeout, cancellationToken);

    /// <summary>The same, and an exception is thrown in the greenlet where it waits for control.</summary>
    /// <param name="name">The greenlet.</param>
    /// <param name="error">The exception; a <see cref="CoroutineExitException"/> ends the greenlet without being a failure.</param>
    /// <param name="timeout">How long to wait; null: without limit. Zero: not while a greenlet has control.</param>
    /// <param name="cancellationToken">Ends the wait; the greenlets go on.</param>
    /// <exception cref="KeyNotFoundException">There is no such greenlet.</exception>
    /// <exception cref="TimeoutException">Control had not come back in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The group's actor has stopped.</exception>
    public Task<T?> ThrowAsync(string name, Exception error, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        return SwitchAsync(name, default, error, timeout, cancellationToken);
    }

    /// <summary>Whether a greenlet has ended, or there never was one of the name.</summary>
    /// <exception cref="PrimitiveStoppedException">The group's actor has stopped.</exception>
    public async Task<bool> IsDeadAsync(string name, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var snapshot = await GetSnapshotAsync(timeout, cancellationToken).ConfigureAwait(false);
        return snapshot.Greenlets.All(g => g.Name != name || g.State == GreenletState.Dead);
    }

    private async Task<T?> SwitchAsync(string name, T? value, Exception? error, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Switch(use.Link.NextRequestId(), use.Link.Owner, name, value, error, Timeouts.MayWait(limit));
        var back = await use.Link.CallAsync<SwitchedBack>(request, limit, cancellationToken).ConfigureAwait(false);
        return back.Value is null ? default : (T)back.Value;
    }
}
