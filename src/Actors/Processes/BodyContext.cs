using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Processes;

/// <summary>
/// What runs a body, as the body sees it. Most bodies own nothing and look at nothing: what they could ask for is made for those that do.
/// </summary>
/// <param name="process">The process.</param>
/// <param name="parent">What its children see of it.</param>
/// <param name="system">The process's actor system.</param>
internal sealed class BodyContext(PrimitiveIncarnation process, ParentProcess parent, ActorSystem system) : IProcessContext
{
    private IConcurrency? _concurrency;
    private CancellationTokenSource? _stopping;
    private int _isStopped;

    public string Name => process.Name;

    /// <summary>To be set before the body begins.</summary>
    public IActorRef Ref { get; set; } = ActorRefs.Nobody;

    public IConcurrency Concurrency
    {
        get
        {
            if (Volatile.Read(ref _concurrency) is { } known)
                return known;
            var made = ConcurrencyExtension.Of(system).OwnedBy(Ref, process.Registry, parent);
            return Interlocked.CompareExchange(ref _concurrency, made, null) ?? made;
        }
    }

    public CancellationToken Stopping
    {
        get
        {
            if (_stopping is null)
                Interlocked.CompareExchange(ref _stopping, new CancellationTokenSource(), null);
            // Stop() sets the flag first and looks for the source second; here it is the other way round, so one of both sees it.
            if (IsStopped)
                _stopping.Cancel();
            return _stopping.Token;
        }
    }

    public bool IsStopped => Volatile.Read(ref _isStopped) != 0;

    public Task DelayAsync(TimeSpan delay) => system.Scheduler.DelayAsync(delay, Stopping);

    // Not Cancel: the body's callbacks must not run inside the actor.
    public void Stop()
    {
        Interlocked.Exchange(ref _isStopped, 1);
        _ = _stopping?.CancelAsync();
    }
}
