using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Asking: sending a message and getting the answer as a task.</summary>
/// <remarks>
/// The task fails with the cause when the answer is a <see cref="Status.Failure"/>, with <see cref="AskTimeoutException"/> when none comes
/// in time, with <see cref="ArgumentException"/> when the answer is of another type.
/// Without a time-out, <c>akka.actor.ask-timeout</c> holds, which is infinite unless configured.
/// </remarks>
public static class Futures
{
    /// <summary>Asks and gets whatever is answered.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Asks and gets whatever is answered.</summary>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    /// <summary>Asks and gets whatever is answered.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Asks and gets an answer of a type.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Asks and gets an answer of a type.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <summary>Asks and gets an answer of a type.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Send<T>(self, null, message, timeout, cancellationToken);

    /// <summary>Asks with a message that carries the reference to answer to.</summary>
    /// <param name="self">Who is asked.</param>
    /// <param name="messageFactory">Makes the message from the reference that takes the answer.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Send<T>(self, messageFactory, null, timeout, cancellationToken);

    private static Task<T> Send<T>(
        ICanTell target, Func<IActorRef, object>? messageFactory, object? message, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var system = SystemOf(target) ?? throw new ArgumentException(
            "The target of an Ask must be an actor reference or a selection of an actor system.", nameof(target));
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        var limit = timeout ?? system.Settings.AskTimeout;
        var question = new AskRef<T>(system);
        var simulator = system.Seams.Simulator;
        var answer = simulator is null ? question.Answer : simulator.FollowAnswer(question.Answer);
        if (limit >= TimeSpan.Zero || cancellationToken.CanBeCanceled) new AskLimit<T>(question, answer, limit, cancellationToken).Start(system);
        target.Tell(messageFactory is null ? message! : messageFactory(question), question);
        return simulator is { IsInside: true } ? answer : question.Answer;
    }

    private static ActorSystemImpl? SystemOf(ICanTell target) => target switch
    {
        LocalActorRef local => local.SystemImpl,
        IInternalActorRef reference => (reference.Provider as IEngineProvider)?.System,
        ActorSelection selection => SystemOf(selection.Anchor),
        _ => ActorCell.Current?.SystemImpl,
    };

    // What ends the waiting before the answer comes; taken back when it does.
    private sealed class AskLimit<T>(AskRef<T> question, Task<T> answer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        private CancellationTokenRegistration _registration;
        private IDisposable? _timer;

        public void Start(ActorSystemImpl system)
        {
            if (cancellationToken.CanBeCanceled)
                _registration = cancellationToken.UnsafeRegister(
                    static (state, token) => ((AskRef<T>)state!).Cancel(token), question);
            if (timeout >= TimeSpan.Zero)
                _timer = system.Seams.Time.Limit(system.Scheduler, timeout, static state => ((AskLimit<T>)state!).TimedOut(), this);
            answer.ContinueWith(
                static (_, state) => ((AskLimit<T>)state!).End(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        private void TimedOut() => question.Fail(new AskTimeoutException($"Timeout after {timeout} seconds"));

        private void End()
        {
            _registration.Dispose();
            _timer?.Dispose();
        }
    }
}
