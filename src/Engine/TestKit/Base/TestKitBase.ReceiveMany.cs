using System.Collections;
using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>
    /// Takes the given number of messages in order; fails if they do not all come within what is left of Within or the default of one
    /// expectation.
    /// </summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        TakeN(Waiting.Blocking, numberOfMessages, RemainingOrDefault, cancellationToken).ToList();

    /// <summary>Takes the given number of messages in order; fails if they do not all come within the given time, dilated.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        TakeN(Waiting.Blocking, numberOfMessages, Dilated(max), cancellationToken).ToList();

    /// <summary>As <see cref="ReceiveN(int, CancellationToken)"/>, giving each message when it comes.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        TakeN(Waiting.Async, numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>As <see cref="ReceiveN(int, TimeSpan, CancellationToken)"/>, giving each message when it comes.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        TakeN(Waiting.Async, numberOfMessages, Dilated(max), cancellationToken);

    /// <summary>
    /// Takes messages as long as the filter makes something other than null of them, and returns what it made. Ends at the first null,
    /// whose message is left to be received; when time is up; when the idle time, infinite by default, passes without a message;
    /// or after the given number. It never fails.
    /// </summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Blocking, filter, max, null, msgs, cancellationToken).ToList();

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Blocking, filter, max, idle, msgs, cancellationToken).ToList();

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Blocking, filter, max, idle, msgs, cancellationToken).ToList();

    /// <summary>
    /// Takes and returns messages of a type as long as the predicate is true. Messages of other types are dropped, or, if not ignored,
    /// end the series. What ends it is left to be received. For the times see the other overloads.
    /// </summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Blocking, shouldContinue, max, idle, msgs, shouldIgnoreOtherMessageTypes, cancellationToken).ToList();

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Async, filter, max, null, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Async, filter, max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Async, filter, max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Predicate{T}, TimeSpan?, TimeSpan?, int, bool, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        TakeWhile(Waiting.Async, shouldContinue, max, idle, msgs, shouldIgnoreOtherMessageTypes, cancellationToken);

    /// <summary>
    /// Takes messages until none comes for a while, and returns them. The while is the given one dilated, or what is left of Within or
    /// the default of one expectation. Fails if more messages come than allowed; without such a limit it may never end.
    /// </summary>
    public async Task<ArrayList> WaitForRadioSilenceAsync(
        TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var received = new ArrayList();
        while (await Next(Waiting.Async, RemainingOrDilated(max), cancellationToken).ConfigureAwait(false) is { } envelope)
        {
            received.Add(envelope.Message);
            Assertions.AssertFalse(
                received.Count > maxMessages,
                "{0}",
                $"maxMessages violated: more than {maxMessages} came before there was silence; the last is {Text.Of(envelope)}");
        }

        Current.LastWasNoMessage = true;
        return received;
    }

    private async IAsyncEnumerable<object> TakeN(
        Waiting how, int count, TimeSpan patience, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var deadline = new Deadline(Clock, patience);
        for (var taken = 0; taken < count; taken++)
        {
            if (await Next(how, deadline.Left, cancellation).ConfigureAwait(false) is not { } envelope)
            {
                FailReceiving($"Timeout ({patience}): expected {count} messages, but only {taken} came");
                yield break;
            }

            yield return envelope.Message;
        }
    }

    private async IAsyncEnumerable<T> TakeWhile<T>(
        Waiting how, Func<object, T?> filter, TimeSpan? max, TimeSpan? idle, int limit,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var deadline = new Deadline(Clock, RemainingOrDilated(max));
        MessageEnvelope last = NullMessageEnvelope.Instance;
        for (var taken = 0; taken < limit; taken++)
        {
            if (await Current.Queue.Peek(how, deadline.LeftOr(idle), cancellation).ConfigureAwait(false) is not { } envelope)
                break;
            // The filter may ask for the last sender, which is the one of its message.
            Current.Last = envelope;
            if (filter(envelope.Message) is not { } result)
                break;

            last = envelope;
            await Current.Queue.Take(how, TimeSpan.Zero, cancellation).ConfigureAwait(false);
            yield return result;
        }

        Current.Last = last;
        Current.LastWasNoMessage = true;
    }

    private async IAsyncEnumerable<T> TakeWhile<T>(
        Waiting how, Predicate<T> shouldContinue, TimeSpan? max, TimeSpan? idle, int limit, bool ignoreOthers,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var deadline = new Deadline(Clock, RemainingOrDilated(max));
        MessageEnvelope last = NullMessageEnvelope.Instance;
        for (var taken = 0; taken < limit;)
        {
            if (await Current.Queue.Peek(how, deadline.LeftOr(idle), cancellation).ConfigureAwait(false) is not { } envelope)
                break;

            Current.Last = envelope;
            var matches = envelope.Message is T typed && shouldContinue(typed);
            if (!matches && (envelope.Message is T || !ignoreOthers))
                break;

            last = envelope;
            await Current.Queue.Take(how, TimeSpan.Zero, cancellation).ConfigureAwait(false);
            if (!matches)
                continue;

            taken++;
            yield return (T)envelope.Message;
        }

        Current.Last = last;
        Current.LastWasNoMessage = true;
    }
}
