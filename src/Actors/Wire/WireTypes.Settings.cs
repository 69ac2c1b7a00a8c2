using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Clusters;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Coroutines.Greenlets;
using ActorConcurrency.Actors.Coroutines.GreenThreads;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Latches;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.ReaderWriterLocks;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Timers;

namespace ActorConcurrency.Actors.Wire;

internal sealed partial class WireTypes
{
    // What is not here, processes and generators, consists of code.
    private void AddSettings()
    {
        Add<BarrierSettings>("settings.barrier");
        Add<ConditionSettings>("settings.condition");
        Add<CountdownLatchSettings>("settings.countdown-latch");
        Add<EventSettings>("settings.event");
        Add<FencedResourceSettings>("settings.fenced-resource");
        Add<GreenThreadsSettings>("settings.green-threads");
        Add<GreenletsSettings>("settings.greenlets");
        Add<JoinableQueueSettings>("settings.joinable-queue");
        Add<JobsSettings>("settings.jobs");
        Add<LockSettings>("settings.lock");
        Add<PipeSettings>("settings.pipe");
        Add<PoolSettings>("settings.pool");
        Add<PromiseSettings>("settings.promise");
        Add<QueueSettings>("settings.queue");
        Add<ReaderWriterLockSettings>("settings.reader-writer-lock");
        Add<SemaphoreSettings>("settings.semaphore");
        Add<SharedDictionarySettings>("settings.shared-dictionary");
        Add<SharedListSettings>("settings.shared-list");
        Add<SharedValueSettings>("settings.shared-value");
        Add<TimerSettings>("settings.timer");
    }

    private void AddCluster()
    {
        Add<ClusterProtocol.Hello>("cluster.hello");
        Add<ClusterProtocol.GetReport>("cluster.get-report");
        Add<ClusterProtocol.Report>("cluster.report");
        Add<ClusterProtocol.StoreEpoch>("cluster.store-epoch");
        Add<ClusterProtocol.EpochStored>("cluster.epoch-stored");
        Add<ClusterProtocol.Locate>("cluster.locate");
        Add<ClusterProtocol.Located>("cluster.located");
        Add<ClusterProtocol.Open>("cluster.open");
        Add<ClusterProtocol.Opened>("cluster.opened");
        Add<ClusterProtocol.Gone>("cluster.gone");
        Add<ClusterProtocol.Refused>("cluster.refused");
        Add<ClusterProtocol.End>("cluster.end");
        Add<ClusterProtocol.Ended>("cluster.ended");
        Add<ClusterProtocol.SayLastWords>("cluster.say-last-words");
        Add<MoveProtocol.Leaving>("cluster.leaving");
        Add<MoveProtocol.Move>("cluster.move");
        Add<MoveProtocol.MoveTo>("cluster.move-to");
        Add<MoveProtocol.Hold>("cluster.hold");
        Add<MoveProtocol.Held>("cluster.held");
        Add<MoveProtocol.AdoptPart>("cluster.adopt-part");
        Add<MoveProtocol.Adoption>(MoveProtocol.AdoptionName);
        Add<MoveProtocol.Moved>("cluster.moved");
        Add<MoveProtocol.Resume>("cluster.resume");
        Add<MoveProtocol.Resumed>("cluster.resumed");
        Add<ClusterProtocol.GetRegions>("cluster.get-regions");
        Add<ClusterProtocol.Regions>("cluster.regions");
        Add<ClusterProtocol.GetHosted>("cluster.get-hosted");
        Add<ClusterProtocol.SomeHosted>("cluster.some-hosted");
    }
}
