using Akka.Actor;

namespace Akka.Routing;

/// <summary>All destinations are asked for each message; the first answer goes to the sender.</summary>
public sealed class ScatterGatherFirstCompletedRoutingLogic : RoutingLogic
{
    private readonly TimeSpan _within;

    /// <summary>Creates the logic.</summary>
    /// <param name="within">How long to wait for an answer; then the sender gets a <see cref="Status.Failure"/> with an <see cref="AskTimeoutException"/>.</param>
    public ScatterGatherFirstCompletedRoutingLogic(TimeSpan within) => _within = within;

    /// <summary>Chooses all destinations.</summary>
    /// <param name="message">The message; has no influence.</param>
    /// <param name="routees">The destinations; without any the sender gets the failure at once.</param>
    /// <returns>A destination that stands for all.</returns>
    public override Routee Select(object message, Routee[] routees) => new AllRoutees(routees, _within);

    private sealed class AllRoutees(Routee[] routees, TimeSpan within) : Routee
    {
        public override void Send(object message, IActorRef sender) => Ask(message, within).PipeTo(sender);

        public override async Task<object> Ask(object message, TimeSpan? timeout)
        {
            if (routees.Length == 0)
                throw new AskTimeoutException("There are no routees to ask.");
            var pending = new List<Task<object>>(routees.Length);
            foreach (var routee in routees)
                pending.Add(routee.Ask(message, timeout));

            // A routee that fails leaves it to the others; the last failure is the answer if all fail.
            while (true)
            {
                var completed = await Task.WhenAny(pending).ConfigureAwait(false);
                if (completed.IsCompletedSuccessfully || pending.Count == 1)
                    return await completed.ConfigureAwait(false);
                pending.Remove(completed);
            }
        }
    }
}
