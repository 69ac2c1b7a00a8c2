using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Internal;

internal sealed partial class EventFilterApplier(TestKitBase testKit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    : IEventFilterApplier
{
    public EventFilterFactory And => new(testKit, system, filters);

    public IUnmutableFilter Mute()
    {
        Publish(new TestEvent.Mute(filters));
        return new Muted(this);
    }

    private async ValueTask<T> Run<T>(
        Waiting how, int? expected, TimeSpan? timeout, Func<ValueTask<T>> action, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var counter = new Counter(TestClock.Of(system));
        foreach (var filter in filters)
            filter.EventMatched += counter.Count;

        // The filter is ahead, in the logger's mailbox, of all that the action logs.
        Publish(new TestEvent.Mute(filters));
        try
        {
            var result = await action();
            if (expected is { } count)
                await Check(how, counter, count, timeout, cancellation);

            return result;
        }
        finally
        {
            Publish(new TestEvent.Unmute(filters));
            foreach (var filter in filters)
                filter.EventMatched -= counter.Count;
        }
    }

    private async ValueTask Check(Waiting how, Counter counter, int expected, TimeSpan? timeout, CancellationToken cancellation)
    {
        var patience = timeout is { } given ? testKit.Dilated(given) : testKit.RemainingOrLeeway;
        // One more than wanted is waited for only when none is wanted: otherwise the wanted ones end the wait.
        var found = await counter.Await(how, Math.Max(expected, 1), patience, cancellation);
        if (found == expected)
            return;

        var events = string.Join(" or ", filters);
        var surplus = found - expected;
        var problem = surplus > 0
            ? $"Received {surplus} {(surplus == 1 ? "message" : "messages")} too many. Expected {expected} log events ({events})."
            : $"Timeout ({patience}): expected {expected} log events ({events}), but there were {found}.";
        var advice = found == 0 ? " Is the TestEventListener among akka.loggers, and the log level low enough?" : "";
        testKit.Assertions.Fail("{0}", problem + advice);
    }

    private void Publish(object command) => system.EventStream.Publish(command);

    private sealed class Muted(EventFilterApplier applier) : IUnmutableFilter
    {
        public void Unmute() => applier.Publish(new TestEvent.Unmute(applier.Filters));

        public void Dispose() => Unmute();
    }

    private IReadOnlyList<EventFilterBase> Filters => filters;

    private sealed class Counter(TestClock clock)
    {
        private readonly SemaphoreSlim _arrived = new(0);
        private int _found;
        private LogEvent? _last;

        /// <summary>Called by the one logger, so by one thread at a time; filter after filter for the same event.</summary>
        public void Count(EventFilterBase filter, LogEvent logEvent)
        {
            if (ReferenceEquals(_last, logEvent))
                return;

            _last = logEvent;
            Interlocked.Increment(ref _found);
            _arrived.Release();
        }

        /// <summary>Waits until there are as many as that; returns how many there are then.</summary>
        public async ValueTask<int> Await(Waiting how, int wanted, TimeSpan patience, CancellationToken cancellation)
        {
            var deadline = new Deadline(clock, patience);
            for (var awaited = 0; awaited < wanted; awaited++)
            {
                if (!await how.For(_arrived, clock, deadline.Left, cancellation))
                    break;
            }

            return Volatile.Read(ref _found);
        }
    }
}
