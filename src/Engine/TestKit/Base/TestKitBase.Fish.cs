using System.Collections;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>
    /// Takes messages up to the first for which the predicate is true, and returns that; fails when it does not come in time.
    /// </summary>
    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        Fish(Waiting.Blocking, isMessage, null, max, hint, cancellationToken).Get();

    /// <summary>
    /// Takes messages up to the first of a type for which the predicate is true, and returns that; fails when it does not come in time.
    /// </summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        Fish(Waiting.Blocking, isMessage, null, max, hint, cancellationToken).Get();

    /// <summary>As the other overloads; the list is emptied and gets the messages that came before.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string? hint = "",
        CancellationToken cancellationToken = default) =>
        Fish(Waiting.Blocking, isMessage, allMessages, max, hint, cancellationToken).Get();

    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        Fish(Waiting.Async, isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        Fish(Waiting.Async, isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, ArrayList, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string? hint = "",
        CancellationToken cancellationToken = default) =>
        Fish(Waiting.Async, isMessage, allMessages, max, hint, cancellationToken);

    /// <summary>Takes messages until time is up and fails if one is of exactly the given type, derived types not counted.</summary>
    public async Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(Clock, RemainingOrDilated(max));
        while (await Next(Waiting.Async, deadline.Left, cancellationToken).ConfigureAwait(false) is { } envelope)
        {
            if (envelope.Message.GetType() == typeof(T))
                Fail($"expected no {Text.TypeName(typeof(T))}, but received {Text.Of(envelope)}");
        }

        Current.LastWasNoMessage = true;
    }

    private async ValueTask<T> Fish<T>(
        Waiting how, Predicate<T> isMessage, ArrayList? others, TimeSpan? max, string? hint, CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(max);
        var deadline = new Deadline(Clock, patience);
        var passed = 0;
        others?.Clear();
        while (await Next(how, deadline.Left, cancellation).ConfigureAwait(false) is { } envelope)
        {
            if (envelope.Message is T typed && isMessage(typed))
                return typed;

            others?.Add(envelope.Message);
            passed++;
        }

        FailReceiving($"Timeout ({patience}): {passed} messages came, but not the {Text.TypeName(typeof(T))} that was fished for", hint);
        return default;
    }
}
