using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Latches;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.ReaderWriterLocks;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Timers;

namespace ActorConcurrency.Actors.Wire;

internal sealed partial class WireTypes
{
    // The state of what can move to another node, and what is told on the way; what is not here consists of code.
    private void AddImages()
    {
        Add<GetLastWords>("get-last-words");
        Add<LastWords>("last-words");
        Add<ImageTaken>("image");
        Add<BarrierImage>("image.barrier");
        Add<ConditionImage>("image.condition");
        Add<CountdownLatchImage>("image.countdown-latch");
        Add<EventImage>("image.event");
        Add<JoinableQueueImage>("image.joinable-queue");
        Add<JobsImage>("image.jobs");
        Add<LockImage>("image.lock");
        Add<PipeImage>("image.pipe");
        Add<PromiseImage>("image.promise");
        Add<QueueImage>("image.queue");
        Add<ReaderWriterLockImage>("image.reader-writer-lock");
        Add<SemaphoreImage>("image.semaphore");
        Add<SharedImage>("image.shared");
        Add<TimerImage>("image.timer");
    }
}
