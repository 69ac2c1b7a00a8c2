using Akka.Actor;

namespace ActorConcurrency.Engine.Remote.Tests.Support;

/// <summary>Waits for what is published on the event stream of a system, from when it was made.</summary>
public static class Events
{
    /// <summary>Completes with the first event of a type that fits.</summary>
    public static Task<T> Next<T>(this ActorSystem system, Func<T, bool>? fits = null)
    {
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = system.ActorOf(Props.Create(() => new Listener<T>(found, fits)));
        system.EventStream.Subscribe(listener, typeof(T));
        return found.Task.WaitAsync(Nodes.Patience);
    }

    private sealed class Listener<T> : ReceiveActor
    {
        public Listener(TaskCompletionSource<T> found, Func<T, bool>? fits) => Receive<T>(happened =>
        {
            if (fits?.Invoke(happened) != false) found.TrySetResult(happened);
        });
    }
}
