using System.Collections.Concurrent;

namespace Akka.TestKit.Internal;

/// <summary>
/// What a test actor has received and the test has not yet taken. The permits of the semaphore are the messages that nobody
/// has claimed, so that who gets a permit finds a message.
/// </summary>
internal sealed class MessageQueue(TestClock clock)
{
    private readonly ConcurrentQueue<MessageEnvelope> _messages = new();
    private readonly SemaphoreSlim _unclaimed = new(0);

    public bool HasMessages => !_messages.IsEmpty;

    public void Enqueue(MessageEnvelope envelope)
    {
        _messages.Enqueue(envelope);
        _unclaimed.Release();
    }

    public IReadOnlyList<MessageEnvelope> Snapshot() => [.. _messages];

    /// <summary>Takes the next message, or returns null when none comes in time.</summary>
    public async ValueTask<MessageEnvelope?> Take(Waiting how, TimeSpan timeout, CancellationToken cancellation)
    {
        if (!await how.For(_unclaimed, clock, timeout, cancellation).ConfigureAwait(false))
            return null;

        _messages.TryDequeue(out var envelope);
        return envelope;
    }

    /// <summary>Shows the next message and leaves it there, or returns null when none comes in time.</summary>
    public async ValueTask<MessageEnvelope?> Peek(Waiting how, TimeSpan timeout, CancellationToken cancellation)
    {
        if (!await how.For(_unclaimed, clock, timeout, cancellation).ConfigureAwait(false))
            return null;

        _messages.TryPeek(out var envelope);
        _unclaimed.Release();
        return envelope;
    }
}
