using Akka.Actor;
using Akka.Simulation;
using Akka.Util;

namespace Akka.Routing;

/// <summary>
/// Destinations are asked one after the other, in random order, at an interval, until one answers; the first answer goes to the sender.
/// </summary>
public sealed class TailChopping : RoutingLogic
{
    private readonly IScheduler _scheduler;
    private readonly TimeSpan _within;
    private readonly TimeSpan _interval;

    /// <summary>Creates the logic.</summary>
    /// <param name="scheduler">Measures the times.</param>
    /// <param name="within">How long to wait for an answer; then the sender gets a <see cref="Status.Failure"/> with an <see cref="AskTimeoutException"/>.</param>
    /// <param name="interval">How long to wait before the next destination is asked too.</param>
    public TailChopping(IScheduler scheduler, TimeSpan within, TimeSpan interval)
    {
        _scheduler = scheduler;
        _within = within;
        _interval = interval;
    }

    /// <summary>Chooses all destinations, in random order.</summary>
    /// <param name="message">The message; has no influence.</param>
    /// <param name="routees">The destinations.</param>
    /// <returns>A destination that stands for all, <see cref="Routee.NoRoutee"/> if there is none.</returns>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;
        var order = (Routee[])routees.Clone();
        ThreadLocalRandom.Current.Shuffle(order);
        return new OneAfterTheOther(_scheduler, order, _within, _interval);
    }

    private sealed class OneAfterTheOther(IScheduler scheduler, Routee[] order, TimeSpan within, TimeSpan interval) : Routee
    {
        public override void Send(object message, IActorRef sender) => Ask(message, within).PipeTo(sender);

        public override async Task<object> Ask(object message, TimeSpan? timeout)
        {
            var limit = timeout ?? within;
            var answer = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            var next = -1;

            void AskNext()
            {
                var index = Interlocked.Increment(ref next);
                if (index < order.Length && !answer.Task.IsCompleted)
                    _ = Pass(order[index].Ask(message, limit), answer);
            }

            var asking = scheduler.Advanced.ScheduleRepeatedlyCancelable(TimeSpan.Zero, interval, AskNext);
            var ending = scheduler.Advanced.ScheduleOnceCancelable(limit, () =>
                answer.TrySetException(new AskTimeoutException($"None of {order.Length} routees answered within {limit}.")));
            try
            {
                return await answer.Task.Inside().ConfigureAwait(false);
            }
            finally
            {
                asking.Cancel();
                ending.Cancel();
            }
        }

        private static async Task Pass(Task<object> ask, TaskCompletionSource<object> answer)
        {
            try
            {
                answer.TrySetResult(await ask.ConfigureAwait(false));
            }
            catch (Exception)
            {
                // This routee gave no answer in time; another one, or the end of the whole wait, settles it.
            }
        }
    }
}
