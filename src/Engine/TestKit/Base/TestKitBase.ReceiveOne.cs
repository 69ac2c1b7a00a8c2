using System.Diagnostics.CodeAnalysis;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>
    /// Takes the next message, or returns null when none comes in time: the given one dilated, infinite allowed, or by default what
    /// is left of Within or the default of one expectation.
    /// </summary>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Next(Waiting.Blocking, RemainingOrDilated(max), cancellationToken).Get()?.Message;

    /// <inheritdoc cref="ReceiveOne"/>
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await Next(Waiting.Async, RemainingOrDilated(max), cancellationToken).ConfigureAwait(false))?.Message;

    /// <summary>
    /// Takes the next message with its sender; false when none comes in time, which is meant as in <see cref="ReceiveOne"/>.
    /// </summary>
    public bool TryReceiveOne(
        [NotNullWhen(true)] out MessageEnvelope? envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        envelope = Next(Waiting.Blocking, RemainingOrDilated(max), cancellationToken).Get();
        return envelope is not null;
    }

    /// <summary>Takes the next message with its sender. The first of the pair is false when none comes in time.</summary>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(
        TimeSpan? max, CancellationToken cancellationToken = default) =>
        Pair(await Next(Waiting.Async, RemainingOrDilated(max), cancellationToken).ConfigureAwait(false));

    /// <summary>Shows the next message and leaves it to be received, or returns null when none comes in time.</summary>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Peek(Waiting.Blocking, RemainingOrDilated(max), cancellationToken).Get()?.Message;

    /// <summary>Shows the next message and leaves it to be received; waits the default time.</summary>
    public object? PeekOne(CancellationToken cancellationToken) => PeekOne(null, cancellationToken);

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)"/>
    public async ValueTask<object?> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await Peek(Waiting.Async, RemainingOrDilated(max), cancellationToken).ConfigureAwait(false))?.Message;

    /// <inheritdoc cref="PeekOne(CancellationToken)"/>
    public ValueTask<object?> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(null, cancellationToken);

    /// <summary>Shows the next message with its sender and leaves it to be received; false when none comes in time.</summary>
    public bool TryPeekOne([NotNullWhen(true)] out MessageEnvelope? envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        envelope = Peek(Waiting.Blocking, RemainingOrDilated(max), cancellationToken).Get();
        return envelope is not null;
    }

    /// <summary>
    /// Shows the next message with its sender and leaves it to be received. The first of the pair is false when none comes in time.
    /// </summary>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken) =>
        Pair(await Peek(Waiting.Async, RemainingOrDilated(max), cancellationToken).ConfigureAwait(false));

    private async ValueTask<MessageEnvelope?> Next(Waiting how, TimeSpan patience, CancellationToken cancellation)
    {
        var envelope = await Current.Queue.Take(how, patience, cancellation).ConfigureAwait(false);
        Current.Last = envelope ?? NullMessageEnvelope.Instance;
        Current.LastWasNoMessage = false;
        LogCall(envelope is null ? $"received nothing within {patience}" : $"received {envelope}");
        return envelope;
    }

    private async ValueTask<MessageEnvelope?> Peek(Waiting how, TimeSpan patience, CancellationToken cancellation)
    {
        var envelope = await Current.Queue.Peek(how, patience, cancellation).ConfigureAwait(false);
        Current.Last = envelope ?? NullMessageEnvelope.Instance;
        Current.LastWasNoMessage = false;
        return envelope;
    }

    private static (bool Success, MessageEnvelope Envelope) Pair(MessageEnvelope? envelope) =>
        (envelope is not null, envelope ?? NullMessageEnvelope.Instance);
}
