namespace Akka.Actor;

public partial class ActorCell
{
    // Set on a thread that hands a message to an actor directly: the failure of an async handler is then its caller's.
    [ThreadStatic]
    private static DirectCall? _directCall;

    /// <summary>
    /// Handles a message on the caller's thread, past the mailbox. A failure is the caller's, not the supervisor's. Only for actors that
    /// are not run by their dispatcher meanwhile.
    /// </summary>
    /// <returns>The end of the async handler, with its failure; completed when the handler was not async.</returns>
    internal Task ReceiveDirectly(Envelope envelope)
    {
        var outerCell = Enter(this);
        var outerCall = _directCall;
        var inHand = _envelope;
        var call = _directCall = new DirectCall();
        _envelope = envelope;
        try
        {
            if (envelope.Message is IAutoReceivedMessage) AutoReceive(envelope.Message);
            else ReceiveMessage(envelope.Message);
        }
        finally
        {
            // An async handler keeps its message until it ends.
            if (call.Handler is null) _envelope = inHand;
            _directCall = outerCall;
            Leave(outerCell);
        }
        return call.Handler ?? Task.CompletedTask;
    }

    /// <summary>True on the thread that runs the actor's mailbox.</summary>
    internal static bool IsRunning(LocalActorRef actor) => _current is { } cell && ReferenceEquals(cell._self, actor) && _directCall is null;

    private sealed class DirectCall
    {
        public Task? Handler { get; private set; }

        /// <summary>Takes the handler over: its end is the handler's and, before that, the mailbox's going on.</summary>
        public void Take(Task handler, Task goesOn)
        {
            Handler = Both();

            async Task Both()
            {
                await goesOn.ConfigureAwait(false);
                await handler.ConfigureAwait(false);
            }
        }
    }
}
