using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Timers;

/// <summary>
/// The messages of a timer's actor. Answers go to the sender, and so do <see cref="Tick"/> and <see cref="GrantLost"/>; misuse is
/// answered by <see cref="Rejected"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class TimerProtocol
{
    /// <summary>Starts the timer, if it does not run; answered by <see cref="Started"/>.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Whose run it will be; its death cancels it.</param>
    /// <param name="Delay">From the start to the first tick; zero or more.</param>
    /// <param name="Interval">From tick to tick; null: one tick only.</param>
    public sealed record Start(long RequestId, IActorRef Owner, TimeSpan Delay, TimeSpan? Interval = null) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelStart(RequestId, Owner);
    }

    /// <summary>Takes a <see cref="Start"/> back, and cancels the run that it began. There is no answer.</summary>
    public sealed record CancelStart(long RequestId, IActorRef Owner);

    /// <summary>The timer runs.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">The run's number, to cancel it by.</param>
    public sealed record Started(long RequestId, FencingToken FencingToken) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelStart(RequestId, owner);
    }

    /// <summary>Told to the one who started the timer. None is told after the run was cancelled.</summary>
    /// <param name="RequestId">The request that started it.</param>
    /// <param name="FencingToken">Which run.</param>
    /// <param name="Value">Which tick.</param>
    /// <param name="IsLast">Whether the run is over.</param>
    public sealed record Tick(long RequestId, FencingToken FencingToken, TimerTick Value, bool IsLast) : IGrantNews;

    /// <summary>Ends the run under way. Answered by <see cref="Cancelled"/>, when the number is not 0.</summary>
    /// <param name="RequestId">Repeated in the answer.</param>
    /// <param name="FencingToken">Only if it is this run; null: whichever it is.</param>
    public sealed record Cancel(long RequestId = 0, FencingToken? FencingToken = null) : IRequest;

    /// <summary>No tick of the run comes any more.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="WasRunning">False: there was nothing to cancel.</param>
    public sealed record Cancelled(long RequestId, bool WasRunning) : IReply;

    /// <summary>Waits for the next tick, whoever starts the timer; answered by <see cref="Ticked"/>.</summary>
    public sealed record Wait(long RequestId, IActorRef Owner) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelWait(RequestId, Owner);
    }

    /// <summary>Takes a <see cref="Wait"/> back. There is no answer.</summary>
    public sealed record CancelWait(long RequestId, IActorRef Owner);

    /// <summary>The wait is over.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Value">The tick; null: the timer was cancelled before it came.</param>
    public sealed record Ticked(long RequestId, TimerTick? Value) : IReply;
}

/// <summary>A tick of a timer.</summary>
/// <param name="Number">Which one of its run, from 1 on.</param>
/// <param name="Due">When it was to be, by the scheduler's clock: exactly so many intervals after the first.</param>
public sealed record TimerTick(long Number, DateTimeOffset Due);
