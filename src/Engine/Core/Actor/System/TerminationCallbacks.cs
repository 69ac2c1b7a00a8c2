using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>Actions to call once when the system has stopped, the last one first.</summary>
internal sealed class TerminationCallbacks
{
    private readonly Lock _gate = new();
    private readonly Stack<Action> _callbacks = new();
    private bool _done;

    /// <exception cref="InvalidOperationException">The system has stopped already.</exception>
    public void Add(Action callback)
    {
        lock (_gate)
        {
            if (_done) throw new InvalidOperationException("ActorSystem already terminated.");
            _callbacks.Push(callback);
        }
    }

    public void Run(ILoggingAdapter log)
    {
        lock (_gate) _done = true;
        while (_callbacks.TryPop(out var callback))
        {
            try
            {
                callback();
            }
            catch (Exception e)
            {
                log.Log(LogLevel.ErrorLevel, e, $"A termination callback failed: {e.Message}");
            }
        }
    }
}
