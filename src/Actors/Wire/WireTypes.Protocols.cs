using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Coroutines.Generators;
using ActorConcurrency.Actors.Coroutines.Greenlets;
using ActorConcurrency.Actors.Coroutines.GreenThreads;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Latches;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.ReaderWriterLocks;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Timers;

namespace ActorConcurrency.Actors.Wire;

internal sealed partial class WireTypes
{
    // The manifests are the wire format: a renamed record keeps its manifest, a new one gets a new manifest.
    private void AddProtocols()
    {
        Add<BarrierProtocol.Signal>("barrier.signal");
        Add<BarrierProtocol.CancelSignal>("barrier.cancel-signal");
        Add<BarrierProtocol.Passed>("barrier.passed");
        Add<BarrierProtocol.RunAction>("barrier.run-action");
        Add<BarrierProtocol.EndAction>("barrier.end-action");
        Add<BarrierProtocol.Abort>("barrier.abort");
        Add<BarrierProtocol.Reset>("barrier.reset");
        Add<BarrierProtocol.Done>("barrier.done");

        Add<FencedResourceProtocol.Write>("fenced.write");
        Add<FencedResourceProtocol.WriteMessage>("fenced.write-message");
        Add<FencedResourceProtocol.Written>("fenced.written");
        Add<FencedResourceProtocol.WriteFailed>("fenced.write-failed");

        Add<ConditionProtocol.Wait>("cond.wait");
        Add<ConditionProtocol.CancelWait>("cond.cancel-wait");
        Add<ConditionProtocol.Notify>("cond.notify");
        Add<ConditionProtocol.Notified>("cond.notified");

        Add<GeneratorProtocol.Next>("generator.next");
        Add<GeneratorProtocol.Send>("generator.send");
        Add<GeneratorProtocol.Throw>("generator.throw");
        Add<GeneratorProtocol.Close>("generator.close");
        Add<GeneratorProtocol.Yielded>("generator.yielded");
        Add<GeneratorProtocol.Returned>("generator.returned");
        Add<GeneratorProtocol.Failed>("generator.failed");
        Add<GeneratorProtocol.Closed>("generator.closed");
        Add<GeneratorProtocol.Confirm>("generator.confirm");
        Add<GeneratorProtocol.CancelCall>("generator.cancel-call");

        Add<GreenThreadsProtocol.GreenThreadId>("green.green-thread-id");
        Add<GreenThreadsProtocol.Join>("green.join");
        Add<GreenThreadsProtocol.Joined>("green.joined");
        Add<GreenThreadsProtocol.JoinAll>("green.join-all");
        Add<GreenThreadsProtocol.AllJoined>("green.all-joined");
        Add<GreenThreadsProtocol.CancelJoin>("green.cancel-join");
        Add<GreenThreadsProtocol.Stop>("green.stop");
        Add<GreenThreadsProtocol.Stopped>("green.stopped");
        Add<GreenThreadsProtocol.Spawned>("green.spawned");

        Add<GreenletsProtocol.Switch>("greenlet.switch");
        Add<GreenletsProtocol.SwitchedBack>("greenlet.switched-back");
        Add<GreenletsProtocol.Failed>("greenlet.failed");
        Add<GreenletsProtocol.CancelSwitch>("greenlet.cancel-switch");
        Add<GreenletsProtocol.Created>("greenlet.created");

        Add<EventProtocol.Set>("event.set");
        Add<EventProtocol.Reset>("event.reset");
        Add<EventProtocol.GetIsSet>("event.get-is-set");
        Add<EventProtocol.IsSet>("event.is-set");
        Add<EventProtocol.Wait>("event.wait");
        Add<EventProtocol.Released>("event.released");
        Add<EventProtocol.CancelWait>("event.cancel-wait");
        Add<EventProtocol.Subscribe>("event.subscribe");
        Add<EventProtocol.Unsubscribe>("event.unsubscribe");
        Add<EventProtocol.Changed>("event.changed");

        Add<JobsProtocol.Run>("job.run");
        Add<JobsProtocol.Post>("job.post");
        Add<JobsProtocol.Posted>("job.posted");
        Add<JobsProtocol.Await>("job.await");
        Add<JobsProtocol.CancelRequest>("job.cancel-request");
        Add<JobsProtocol.JobDone>("job.done");
        Add<JobsProtocol.JobFailed>("job.failed");
        Add<JobsProtocol.JobPoisoned>("job.poisoned");
        Add<JobsProtocol.JobStarted>("job.started");
        Add<JobsProtocol.JobProgress>("job.progress");
        Add<JobsProtocol.Cancel>("job.cancel");
        Add<JobsProtocol.Canceled>("job.canceled");
        Add<JobsProtocol.Serve>("job.serve");
        Add<JobsProtocol.Ready>("job.ready");
        Add<JobsProtocol.Work>("job.work");
        Add<JobsProtocol.Ended>("job.ended");
        Add<JobsProtocol.Noted>("job.noted");
        Add<JobsProtocol.HandedBack>("job.handed-back");
        Add<JobsProtocol.Report>("job.report");
        Add<JobsProtocol.Stop>("job.stop");

        Add<CountdownLatchProtocol.Signal>("latch.signal");
        Add<CountdownLatchProtocol.Remaining>("latch.remaining");
        Add<CountdownLatchProtocol.Wait>("latch.wait");
        Add<CountdownLatchProtocol.Released>("latch.released");
        Add<CountdownLatchProtocol.CancelWait>("latch.cancel-wait");

        Add<LockProtocol.Acquire>("lock.acquire");
        Add<LockProtocol.CancelAcquire>("lock.cancel-acquire");
        Add<LockProtocol.Granted>("lock.granted");
        Add<LockProtocol.Release>("lock.release");
        Add<LockProtocol.Unlock>("lock.unlock");
        Add<LockProtocol.Released>("lock.released");
        Add<LockProtocol.CheckHeld>("lock.check-held");
        Add<LockProtocol.IsHeld>("lock.is-held");
        Add<LockProtocol.Park>("lock.park");
        Add<LockProtocol.Parked>("lock.parked");
        Add<LockProtocol.Resume>("lock.resume");
        Add<LockProtocol.CancelResume>("lock.cancel-resume");
        Add<LockProtocol.Resumed>("lock.resumed");

        Add<PipeProtocol.Open>("pipe.open");
        Add<PipeProtocol.Opened>("pipe.opened");
        Add<PipeProtocol.CancelOpen>("pipe.cancel-open");
        Add<PipeProtocol.Send>("pipe.send");
        Add<PipeProtocol.Sent>("pipe.sent");
        Add<PipeProtocol.CancelSend>("pipe.cancel-send");
        Add<PipeProtocol.Receive>("pipe.receive");
        Add<PipeProtocol.Received>("pipe.received");
        Add<PipeProtocol.Confirm>("pipe.confirm");
        Add<PipeProtocol.CancelReceive>("pipe.cancel-receive");
        Add<PipeProtocol.Poll>("pipe.poll");
        Add<PipeProtocol.Polled>("pipe.polled");
        Add<PipeProtocol.CancelPoll>("pipe.cancel-poll");
        Add<PipeProtocol.Close>("pipe.close");
        Add<PipeProtocol.EndClosed>("pipe.end-closed");
        Add<PipeProtocol.WaitClosed>("pipe.wait-closed");
        Add<PipeProtocol.BothClosed>("pipe.both-closed");
        Add<PipeProtocol.CancelWaitClosed>("pipe.cancel-wait-closed");

        Add<PoolProtocol.Submit>("pool.submit");
        Add<PoolProtocol.Accepted>("pool.accepted");
        Add<PoolProtocol.CancelSubmit>("pool.cancel-submit");
        Add<PoolProtocol.JobDone>("pool.job-done");
        Add<PoolProtocol.JobFailed>("pool.job-failed");
        Add<PoolProtocol.Close>("pool.close");
        Add<PoolProtocol.Closed>("pool.closed");
        Add<PoolProtocol.Join>("pool.join");
        Add<PoolProtocol.Joined>("pool.joined");
        Add<PoolProtocol.CancelJoin>("pool.cancel-join");
        Add<PoolProtocol.Terminate>("pool.terminate");
        Add<PoolProtocol.PoolTerminated>("pool.pool-terminated");
        Add<PoolProtocol.PoolJobInfo>("pool.pool-job-info");

        Add<ProcessProtocol.Start>("process.start");
        Add<ProcessProtocol.Started>("process.started");
        Add<ProcessProtocol.Join>("process.join");
        Add<ProcessProtocol.CancelJoin>("process.cancel-join");
        Add<ProcessProtocol.Joined>("process.joined");
        Add<ProcessProtocol.Stop>("process.stop");
        Add<ProcessProtocol.Stopped>("process.stopped");
        Add<ProcessProtocol.ChildStarted>("process.child-started");
        Add<ProcessProtocol.ChildEnded>("process.child-ended");

        Add<PromiseProtocol.Resolve>("promise.resolve");
        Add<PromiseProtocol.Reject>("promise.reject");
        Add<PromiseProtocol.Adopt>("promise.adopt");
        Add<PromiseProtocol.Decided>("promise.decided");
        Add<PromiseProtocol.GetOutcome>("promise.get-outcome");
        Add<PromiseProtocol.CancelGetOutcome>("promise.cancel-get-outcome");
        Add<PromiseProtocol.Settled>("promise.settled");

        Add<JoinableQueueProtocol.Enqueue>("jqueue.enqueue");
        Add<JoinableQueueProtocol.Enqueued>("jqueue.enqueued");
        Add<JoinableQueueProtocol.CancelEnqueue>("jqueue.cancel-enqueue");
        Add<JoinableQueueProtocol.Dequeue>("jqueue.dequeue");
        Add<JoinableQueueProtocol.Delivered>("jqueue.delivered");
        Add<JoinableQueueProtocol.CancelDequeue>("jqueue.cancel-dequeue");
        Add<JoinableQueueProtocol.MarkDone>("jqueue.mark-done");
        Add<JoinableQueueProtocol.MarkedDone>("jqueue.marked-done");
        Add<JoinableQueueProtocol.Return>("jqueue.return");
        Add<JoinableQueueProtocol.Returned>("jqueue.returned");
        Add<JoinableQueueProtocol.Join>("jqueue.join");
        Add<JoinableQueueProtocol.Joined>("jqueue.joined");
        Add<JoinableQueueProtocol.CancelJoin>("jqueue.cancel-join");
        Add<JoinableQueueProtocol.Complete>("jqueue.complete");
        Add<JoinableQueueProtocol.Completed>("jqueue.completed");
        Add<JoinableQueueProtocol.GetCount>("jqueue.get-count");
        Add<JoinableQueueProtocol.Count>("jqueue.count");
        Add<JoinableQueueProtocol.GetDeadLetters>("jqueue.get-dead-letters");
        Add<JoinableQueueProtocol.DeadLetters>("jqueue.dead-letters");
        Add<JoinableQueueProtocol.DeadItem>("jqueue.dead-item");

        Add<QueueProtocol.Enqueue>("queue.enqueue");
        Add<QueueProtocol.Enqueued>("queue.enqueued");
        Add<QueueProtocol.CancelEnqueue>("queue.cancel-enqueue");
        Add<QueueProtocol.Dequeue>("queue.dequeue");
        Add<QueueProtocol.Dequeued>("queue.dequeued");
        Add<QueueProtocol.Confirm>("queue.confirm");
        Add<QueueProtocol.CancelDequeue>("queue.cancel-dequeue");
        Add<QueueProtocol.Complete>("queue.complete");
        Add<QueueProtocol.Completed>("queue.completed");
        Add<QueueProtocol.GetCount>("queue.get-count");
        Add<QueueProtocol.Count>("queue.count");

        Add<ReaderWriterLockProtocol.Acquire>("rwlock.acquire");
        Add<ReaderWriterLockProtocol.CancelAcquire>("rwlock.cancel-acquire");
        Add<ReaderWriterLockProtocol.Granted>("rwlock.granted");
        Add<ReaderWriterLockProtocol.Release>("rwlock.release");
        Add<ReaderWriterLockProtocol.Released>("rwlock.released");

        Add<SemaphoreProtocol.Acquire>("sem.acquire");
        Add<SemaphoreProtocol.CancelAcquire>("sem.cancel-acquire");
        Add<SemaphoreProtocol.Granted>("sem.granted");
        Add<SemaphoreProtocol.Release>("sem.release");
        Add<SemaphoreProtocol.ReleasePermits>("sem.release-permits");
        Add<SemaphoreProtocol.Released>("sem.released");

        Add<SharedProtocol.Get>("shared.get");
        Add<SharedProtocol.Value>("shared.value");
        Add<SharedProtocol.Set>("shared.set");
        Add<SharedProtocol.Insert>("shared.insert");
        Add<SharedProtocol.Remove>("shared.remove");
        Add<SharedProtocol.Update>("shared.update");
        Add<SharedProtocol.Initial>("shared.initial");
        Add<SharedProtocol.GetOrAdd>("shared.get-or-add");
        Add<SharedProtocol.TakeTurn>("shared.take-turn");
        Add<SharedProtocol.Turn>("shared.turn");
        Add<SharedProtocol.EndTurn>("shared.end-turn");
        Add<SharedProtocol.Overtaken>("shared.overtaken");
        Add<SharedProtocol.CancelTurn>("shared.cancel-turn");
        Add<SharedProtocol.CompareAndSet>("shared.compare-and-set");
        Add<SharedProtocol.Compared>("shared.compared");
        Add<SharedProtocol.Clear>("shared.clear");
        Add<SharedProtocol.GetCount>("shared.get-count");
        Add<SharedProtocol.Count>("shared.count");
        Add<SharedProtocol.GetAll>("shared.get-all");
        Add<SharedProtocol.All>("shared.all");
        Add<SharedProtocol.WaitFor>("shared.wait-for");
        Add<SharedProtocol.CancelWaitFor>("shared.cancel-wait-for");
        Add<SharedProtocol.Failed>("shared.failed");
        Add<SharedProtocol.Subscribe>("shared.subscribe");
        Add<SharedProtocol.Unsubscribe>("shared.unsubscribe");
        Add<SharedProtocol.Changed>("shared.changed");

        Add<TimerProtocol.Start>("timer.start");
        Add<TimerProtocol.CancelStart>("timer.cancel-start");
        Add<TimerProtocol.Started>("timer.started");
        Add<TimerProtocol.Tick>("timer.tick");
        Add<TimerProtocol.Cancel>("timer.cancel");
        Add<TimerProtocol.Cancelled>("timer.cancelled");
        Add<TimerProtocol.Wait>("timer.wait");
        Add<TimerProtocol.CancelWait>("timer.cancel-wait");
        Add<TimerProtocol.Ticked>("timer.ticked");

        Add<BarrierSnapshot>("snapshot.barrier");
        Add<FencedResourceSnapshot>("snapshot.fenced-resource");
        Add<ConditionSnapshot>("snapshot.condition");
        Add<GeneratorSnapshot>("snapshot.generator");
        Add<GreenThreadsSnapshot>("snapshot.green-threads");
        Add<GreenletsSnapshot>("snapshot.greenlets");
        Add<EventSnapshot>("snapshot.event");
        Add<CountdownLatchSnapshot>("snapshot.countdown-latch");
        Add<JobsSnapshot>("snapshot.jobs");
        Add<LockSnapshot>("snapshot.lock");
        Add<PipeSnapshot>("snapshot.pipe");
        Add<PoolSnapshot>("snapshot.pool");
        Add<ProcessSnapshot>("snapshot.process");
        Add<PromiseSnapshot>("snapshot.promise");
        Add<JoinableQueueSnapshot>("snapshot.joinable-queue");
        Add<QueueSnapshot>("snapshot.queue");
        Add<ReaderWriterLockSnapshot>("snapshot.reader-writer-lock");
        Add<SemaphoreSnapshot>("snapshot.semaphore");
        Add<SharedSnapshot>("snapshot.shared");
        Add<TimerSnapshot>("snapshot.timer");

        Add<HolderInfo>("holder-info");
        Add<WaiterInfo>("waiter-info");
        Add<GetSnapshot>("get-snapshot");
        Add<Snapshot>("snapshot");
        Add<GetHolders>("get-holders");
        Add<Holders>("holders");
        Add<Rejected>("rejected");
        Add<GrantLost>("grant-lost");
        Add<FencingToken>("fencing-token");
        Add<PoolProgress>("pool-progress");
        Add<UnhandledRejection>("unhandled-rejection");
        Add<TimerTick>("timer-tick");
    }
}
