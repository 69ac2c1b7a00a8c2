using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects the next message to be of a type and from the given sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, duration, hint, From(sender, Any<T>(), hint), cancellationToken).Get();

    /// <summary>Expects the next message to equal the given one and to be from the given sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, timeout, hint, From(sender, EqualTo(message, hint), hint), cancellationToken).Get();

    /// <summary>Expects the next message to be of a type, from the given sender, and to fulfil the predicate.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, timeout, hint,
            From(sender, Fulfilling<T>((message, _) => isMessage(message), hint), hint), cancellationToken).Get();

    /// <summary>Expects the next message to be of a type, from the given sender, and to pass the assertion.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, timeout, hint, From(sender, Passing(assertMessage), hint), cancellationToken).Get();

    /// <summary>Expects the next message to be of a type, and message and sender to fulfil their predicates.</summary>
    public T ExpectMsgFrom<T>(
        Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, timeout, hint,
            Fulfilling<T>((message, sender) => isSender(sender) && isMessage(message), hint), cancellationToken).Get();

    /// <summary>Expects the next message to be of a type, and sender and message, in this order, to pass their assertions.</summary>
    public T ExpectMsgFrom<T>(
        Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, timeout, hint, Both(assertSender, assertMessage), cancellationToken).Get();

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Async, duration, hint, From(sender, Any<T>(), hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Async, timeout, hint, From(sender, EqualTo(message, hint), hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Async, timeout, hint,
            From(sender, Fulfilling<T>((message, _) => isMessage(message), hint), hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Async, timeout, hint, From(sender, Passing(assertMessage), hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Predicate{IActorRef}, Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Async, timeout, hint,
            Fulfilling<T>((message, sender) => isSender(sender) && isMessage(message), hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Action{IActorRef}, Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Waiting.Async, timeout, hint, Both(assertSender, assertMessage), cancellationToken);

    private Action<T, IActorRef> From<T>(IActorRef expected, Action<T, IActorRef> check, string? hint) => (message, sender) =>
    {
        if (!Equals(expected, sender))
            Fail($"expected a message from {expected}, but {Text.Of(message)} is from {sender}", hint);

        check(message, sender);
    };

    private static Action<T, IActorRef> Both<T>(Action<IActorRef> assertSender, Action<T> assertMessage) => (message, sender) =>
    {
        assertSender(sender);
        assertMessage(message);
    };
}
