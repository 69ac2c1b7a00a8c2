using static ActorConcurrency.Actors.Coroutines.Greenlets.GreenletsProtocol;

namespace ActorConcurrency.Actors.Coroutines.Greenlets;

/// <summary>What the body of a greenlet has.</summary>
/// <typeparam name="T">What is passed along with control.</typeparam>
public interface IGreenletContext<T> : ICoroutineContext
{
    /// <summary>Who has control after this greenlet's end, with what it returns or throws.</summary>
    string Parent { get; }

    /// <summary>Gives control to another greenlet of the group, and completes when somebody gives it back.</summary>
    /// <param name="target">
    /// A greenlet's name, or <see cref="ActorGreenlets{T}.Main"/>. If that one has ended, control goes to its parent.
    /// </param>
    /// <param name="value">What the other one's switch gives, or its body is started with.</param>
    /// <returns>What came with control.</returns>
    /// <exception cref="KeyNotFoundException">There is no such greenlet; control stays here.</exception>
    /// <exception cref="CoroutineExitException">This greenlet is to end, or the group's actor has stopped.</exception>
    /// <exception cref="InvalidOperationException">An earlier switch was not awaited.</exception>
    Task<T?> SwitchAsync(string target, T? value = default);

    /// <summary>The same, and an exception is thrown in the other one where it waits for control.</summary>
    /// <exception cref="KeyNotFoundException">There is no such greenlet; control stays here.</exception>
    Task<T?> ThrowAsync(string target, Exception error);
}

internal sealed class GreenletContext<T>(CoroutineSeat seat, string parent) : CoroutineContext(seat), IGreenletContext<T>
{
    private readonly CoroutineSeat _seat = seat;

    public string Parent => parent;

    public Task<T?> SwitchAsync(string target, T? value = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return SuspendAsync(new SwitchTo(target, value, null));
    }

    public Task<T?> ThrowAsync(string target, Exception error)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(error);
        return SuspendAsync(new SwitchTo(target, null, error));
    }

    private async Task<T?> SuspendAsync(SwitchTo message) =>
        await _seat.SuspendAsync(message).ConfigureAwait(false) is { } value ? (T)value : default;
}
