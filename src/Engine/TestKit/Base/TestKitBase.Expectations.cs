using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private async ValueTask<T> Expect<T>(
        Waiting how, TimeSpan? timeout, string? hint, Action<T, IActorRef> check, CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(timeout);
        var envelope = await Next(how, patience, cancellation).ConfigureAwait(false);
        if (envelope is null)
            Fail($"expected a {Text.TypeName(typeof(T))}, but no message came within {patience}", hint);
        if (envelope.Message is not T message)
        {
            Fail($"expected a {Text.TypeName(typeof(T))}, but received {Text.Of(envelope)}", hint);
            return default;
        }

        check(message, envelope.Sender);
        return message;
    }

    private static Action<T, IActorRef> Any<T>() => static (_, _) => { };

    private static Action<T, IActorRef> Passing<T>(Action<T> assert) => (message, _) => assert(message);

    private Action<T, IActorRef> EqualTo<T>(T expected, string? hint) => (actual, sender) =>
        Assertions.AssertEqual(expected, actual, "{0}", Unequal(expected, actual, sender, hint));

    private Action<T, IActorRef> EqualTo<T>(T expected, Func<T, T, bool> comparer, string? hint) => (actual, sender) =>
        Assertions.AssertEqual(expected, actual, comparer, "{0}", Unequal(expected, actual, sender, hint));

    private Action<T, IActorRef> Fulfilling<T>(Func<T, IActorRef, bool> predicate, string? hint) => (actual, sender) =>
    {
        if (!predicate(actual, sender))
            Fail($"the predicate is not true for {Text.Of(actual)} from {sender}", hint);
    };

    private Action<Terminated, IActorRef> EndOf(IActorRef target, string? hint) => (actual, _) =>
    {
        if (!Equals(target, actual.ActorRef))
            Fail($"expected the end of {target.Path}, but it is that of {actual.ActorRef.Path}", hint);
    };

    private string Unequal<T>(T expected, T actual, IActorRef sender, string? hint) =>
        $"{TestActor.Path.ToStringWithoutAddress()}: expected {Text.Of(expected)}, "
        + $"but received {Text.Of(actual)} from {sender}{Hint(hint)}";
}
