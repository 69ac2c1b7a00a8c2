using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>
    /// Waits for what is left of Within, or the default of one expectation, and fails when a message comes meanwhile or is there.
    /// </summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        Silence(Waiting.Blocking, RemainingOrDefault, cancellationToken).Get();

    /// <summary>Waits for the given time, dilated, and fails when a message comes meanwhile or is there.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Silence(Waiting.Blocking, Dilated(duration), cancellationToken).Get();

    /// <summary>Waits for the given milliseconds, dilated, and fails when a message comes meanwhile or is there.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        Silence(Waiting.Async, RemainingOrDefault, cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Silence(Waiting.Async, Dilated(duration), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(int, CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private async ValueTask Silence(Waiting how, TimeSpan duration, CancellationToken cancellation)
    {
        if (await Next(how, duration, cancellation).ConfigureAwait(false) is { } envelope)
            Fail($"expected no message within {duration}, but received {Text.Of(envelope)}");

        Current.LastWasNoMessage = true;
    }
}
