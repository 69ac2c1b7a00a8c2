using System.Collections.Concurrent;

namespace ActorConcurrency.Actors.Coroutines.GreenThreads;

/// <summary>
/// One OS thread that runs what is posted to it, one piece after the other, in order. Pieces are the stretches of green threads between
/// two awaits: each green thread has a <see cref="SynchronizationContext"/> that brings its continuations here.
/// </summary>
internal sealed class GreenLoop
{
    private readonly BlockingCollection<(Context Of, SendOrPostCallback Callback, object? State)> _work = [];
    private volatile string? _current;

    public GreenLoop(string name) => new Thread(Run) { IsBackground = true, Name = name }.Start();

    /// <summary>The name of the green thread that is running a piece, if one is.</summary>
    public string? Current => _current;

    /// <summary>Starts a green thread's body here.</summary>
    public Task<object?> RunAsync(string name, Func<Task<object?>> body)
    {
        var started = new TaskCompletionSource<Task<object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Context(this, name).Post(_ => Start(), null);
        return started.Task.Unwrap();

        void Start()
        {
            try
            {
                started.SetResult(body());
            }
            catch (Exception failure)
            {
                started.SetException(failure);
            }
        }
    }

    /// <summary>Ends the thread after what was posted.</summary>
    public void End() => _work.CompleteAdding();

    private void Run()
    {
        foreach (var (of, callback, state) in _work.GetConsumingEnumerable())
        {
            SynchronizationContext.SetSynchronizationContext(of);
            _current = of.Name;
            callback(state);
            _current = null;
        }
    }

    private sealed class Context(GreenLoop loop, string name) : SynchronizationContext
    {
        public string Name => name;

        public override SynchronizationContext CreateCopy() => this;

        public override void Post(SendOrPostCallback d, object? state)
        {
            try
            {
                loop._work.Add((this, d, state));
            }
            catch (InvalidOperationException)
            {
                base.Post(d, state);   // the loop has ended: what bodies still do, they do anywhere
            }
        }

        public override void Send(SendOrPostCallback d, object? state) =>
            throw new NotSupportedException($"Green thread '{name}': whoever sends would block, and with it perhaps the one thread.");
    }
}
