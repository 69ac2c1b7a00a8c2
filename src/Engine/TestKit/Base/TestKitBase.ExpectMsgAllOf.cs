using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>
    /// Expects as many messages as are given, equal to these, in any order. Waits for what is left of Within or the default of one
    /// expectation.
    /// </summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) =>
        TakeAllOf(Waiting.Blocking, RemainingOrDefault, messages, default).ToList();

    /// <summary>Expects as many messages as are given, equal to these, in any order, within the given time, dilated.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        TakeAllOf(Waiting.Blocking, Dilated(max), messages, default).ToList();

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])"/>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        TakeAllOf(Waiting.Blocking, RemainingOrDefault, messages, cancellationToken).ToList();

    /// <inheritdoc cref="ExpectMsgAllOf{T}(TimeSpan, T[])"/>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        TakeAllOf(Waiting.Blocking, Dilated(max), messages, cancellationToken).ToList();

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])"/>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        TakeAllOf(Waiting.Async, RemainingOrDefault, messages, cancellationToken);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(TimeSpan, T[])"/>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        TakeAllOf(Waiting.Async, Dilated(max), messages, cancellationToken);

    /// <summary>
    /// Expects as many messages as there are predicates, each fulfilling one of its own, in any order. Waits for what is left of Within
    /// or the default of one expectation.
    /// </summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        TakeAllMatching(Waiting.Blocking, RemainingOrDefault, predicates, default).ToList();

    /// <summary>
    /// Expects as many messages as there are predicates, each fulfilling one of its own, in any order, within the given time, dilated.
    /// </summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates) =>
        TakeAllMatching(Waiting.Blocking, Dilated(max), predicates, default).ToList();

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        TakeAllMatching(Waiting.Blocking, RemainingOrDefault, predicates, cancellationToken).ToList();

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        TakeAllMatching(Waiting.Blocking, Dilated(max), predicates, cancellationToken).ToList();

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        TakeAllMatching(Waiting.Async, RemainingOrDefault, predicates, cancellationToken);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, PredicateInfo[])"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        TakeAllMatching(Waiting.Async, Dilated(max), predicates, cancellationToken);

    /// <summary>
    /// Expects the next message to equal one of the given ones. Waits for what is left of Within or the default of one expectation.
    /// </summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, null, null, OneOf(messages), cancellationToken).Get();

    /// <inheritdoc cref="ExpectMsgAnyOf"/>
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Async, null, null, OneOf(messages), cancellationToken);

    private Action<T, Actor.IActorRef> OneOf<T>(IEnumerable<T> messages)
    {
        var allowed = messages.ToList();
        return (actual, sender) =>
        {
            if (!allowed.Contains(actual))
                Fail($"expected one of {Text.OfAll(allowed)}, but received {Text.Of(actual)} from {sender}");
        };
    }

    private async IAsyncEnumerable<T> TakeAllOf<T>(
        Waiting how, TimeSpan patience, IReadOnlyCollection<T> messages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var wanted = messages.Select(message => new Wanted(Text.Of(message), received => Equals(message, received))).ToList();
        await foreach (var message in TakeAll(how, patience, wanted, cancellation).ConfigureAwait(false))
            yield return (T)message;
    }

    private IAsyncEnumerable<object> TakeAllMatching(
        Waiting how, TimeSpan patience, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellation)
    {
        var wanted = predicates.Select(predicate => new Wanted($"a {Text.TypeName(predicate.Type)}", predicate.Matches)).ToList();
        return TakeAll(how, patience, wanted, cancellation);
    }

    /// <summary>
    /// Takes as many messages as are wanted before it judges, so that a failure tells all that is missing and all that is too much.
    /// A message takes the first of what it fits that is still wanted.
    /// </summary>
    private async IAsyncEnumerable<object> TakeAll(
        Waiting how, TimeSpan patience, List<Wanted> wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var received = new List<object>(wanted.Count);
        await foreach (var message in TakeN(how, wanted.Count, patience, cancellation).ConfigureAwait(false))
            received.Add(message);

        var unexpected = new List<object>();
        foreach (var message in received)
        {
            var match = wanted.FindIndex(one => one.Matches(message));
            if (match < 0)
                unexpected.Add(message);
            else
                wanted.RemoveAt(match);
        }

        if (unexpected.Count > 0)
            FailReceiving($"not found [{string.Join(", ", wanted.Select(one => one.Name))}], but unexpected: {Text.OfAll(unexpected)}");

        foreach (var message in received)
            yield return message;
    }

    private sealed record Wanted(string Name, Func<object, bool> Matches);
}
