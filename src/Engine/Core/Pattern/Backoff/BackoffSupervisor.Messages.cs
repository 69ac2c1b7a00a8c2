using Akka.Actor;
using Akka.Event;

namespace Akka.Pattern;

public sealed partial class BackoffSupervisor
{
    /// <summary>Asks a supervisor for its child; it answers with <see cref="CurrentChild"/>.</summary>
    public sealed class GetCurrentChild
    {
        /// <summary>The only instance.</summary>
        public static readonly GetCurrentChild Instance = new();

        private GetCurrentChild()
        {
        }
    }

    /// <summary>The child of a supervisor.</summary>
    public sealed class CurrentChild
    {
        /// <summary>Creates the answer.</summary>
        /// <param name="ref">The child; null while there is none.</param>
        public CurrentChild(IActorRef? @ref) => Ref = @ref;

        /// <summary>The child; null while there is none.</summary>
        public IActorRef? Ref { get; }
    }

    /// <summary>Makes a supervisor with manual reset count anew: its child works.</summary>
    public new sealed class Reset
    {
        /// <summary>The only instance.</summary>
        public static readonly Reset Instance = new();

        private Reset()
        {
        }
    }

    /// <summary>Asks a supervisor for the count of restarts; it answers with <see cref="RestartCount"/>.</summary>
    public sealed class GetRestartCount
    {
        /// <summary>The only instance.</summary>
        public static readonly GetRestartCount Instance = new();

        private GetRestartCount()
        {
        }
    }

    /// <summary>How often a supervisor started its child again since the count began.</summary>
    public sealed class RestartCount
    {
        /// <summary>Creates the answer.</summary>
        /// <param name="count">The count.</param>
        public RestartCount(int count) => Count = count;

        /// <summary>The count.</summary>
        public int Count { get; }
    }

    /// <summary>A supervisor's message to itself: the time to wait is over.</summary>
    public sealed class StartChild : IDeadLetterSuppression
    {
        /// <summary>The only instance.</summary>
        public static readonly StartChild Instance = new();

        private StartChild()
        {
        }
    }

    /// <summary>A supervisor's message to itself: the child has lived long enough, unless it was started again since.</summary>
    public sealed class ResetRestartCount : IDeadLetterSuppression
    {
        /// <summary>Creates the message.</summary>
        /// <param name="current">The count when the child was started.</param>
        public ResetRestartCount(int current) => Current = current;

        /// <summary>The count when the child was started.</summary>
        public int Current { get; }
    }
}
