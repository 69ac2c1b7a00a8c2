using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>
/// An eater on one node: takes buns from a queue of the cluster, one at a time, and marks each as done when it was counted. When the queue is
/// lost with its node it goes on with the one that the name then has.
/// </summary>
internal sealed class EaterHost : ReceiveActor
{
    private readonly CancellationTokenSource _stopping = new();

    public static Props Props(string node) => Akka.Actor.Props.Create(() => new EaterHost(node));

    public EaterHost(string node)
    {
        var (system, self) = (Context.System, Self);
        Receive<BakeryProtocol.Eat>(m => EatAsync(m, node, self, system, _stopping.Token).PipeTo(Self, failure: reason => new Status.Failure(reason)));
        Receive<Status.Failure>(m => throw new InvalidOperationException($"The eater on {node} failed: {m.Cause.Message}", m.Cause));
    }

    protected override void PostStop() => _stopping.Cancel();

    private static async Task<Status> EatAsync(BakeryProtocol.Eat eat, string node, IActorRef self, ActorSystem system, CancellationToken stopping)
    {
        var concurrency = Akka.Cluster.Cluster.Get(system).Concurrency();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var delivery = await concurrency.JoinableQueue<int>(eat.Queue).DequeueAsync(cancellationToken: stopping);
                eat.Counter.Tell(new BakeryProtocol.Took(delivery.Value, node, delivery.DeliveryCount), self);
                await system.Scheduler.DelayAsync(eat.Duration, stopping);
                var eaten = new BakeryProtocol.Eaten(delivery.Value, node, delivery.DeliveryCount);
                await eat.Counter.Ask<BakeryProtocol.Counted>(eaten, stopping);
                await delivery.MarkDoneAsync(stopping);
            }
            catch (Exception e) when (e is PrimitiveStoppedException or SynchronizationLockException)
            {
                // The queue, and so the delivery, was lost: the bun comes again.
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
            }
        }
        return new Status.Success(node);
    }
}
