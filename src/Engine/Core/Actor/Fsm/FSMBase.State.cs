namespace Akka.Actor;

public abstract partial class FSMBase
{
    /// <summary>
    /// Where a machine is, or is to go next: the state's name and data, and what to do on the way there. Immutable.
    /// </summary>
    /// <typeparam name="TS">The type of the state's name.</typeparam>
    /// <typeparam name="TD">The type of the state's data.</typeparam>
    public sealed class State<TS, TD> : IEquatable<State<TS, TD>>
    {
        /// <summary>Creates the state.</summary>
        /// <param name="stateName">The state's name.</param>
        /// <param name="stateData">The machine's data.</param>
        /// <param name="timeout">How long the machine may stay without an event; null leaves it to the state's own time-out.</param>
        /// <param name="stopReason">Why the machine is to stop; null lets it go on.</param>
        /// <param name="replies">Answers to the sender of the current event, the last one first.</param>
        /// <param name="notifies">Listeners and transition handlers are told even if the name does not change.</param>
        public State(
            TS stateName,
            TD stateData,
            TimeSpan? timeout = null,
            Reason? stopReason = null,
            IReadOnlyList<object>? replies = null,
            bool notifies = true)
        {
            StateName = stateName;
            StateData = stateData;
            Timeout = timeout;
            StopReason = stopReason;
            Replies = replies ?? [];
            Notifies = notifies;
        }

        /// <summary>The state's name.</summary>
        public TS StateName { get; }

        /// <summary>The machine's data.</summary>
        public TD StateData { get; }

        /// <summary>How long the machine may stay without an event; null leaves it to the state's own time-out.</summary>
        public TimeSpan? Timeout { get; }

        /// <summary>Why the machine is to stop; null lets it go on.</summary>
        public Reason? StopReason { get; }

        /// <summary>Answers to the sender of the current event, the last one first.</summary>
        public IReadOnlyList<object> Replies { get; }

        internal bool Notifies { get; }

        /// <summary>The same with a time-out in place of the state's own.</summary>
        /// <param name="timeout">How long to wait for an event; <see cref="TimeSpan.MaxValue"/> or a negative time for ever.</param>
        /// <returns>A copy with the time-out.</returns>
        public State<TS, TD> ForMax(TimeSpan timeout) => new(StateName, StateData, timeout, StopReason, Replies, Notifies);

        /// <summary>The same with one more answer to the sender of the current event; answers are sent in the order of these calls.</summary>
        /// <param name="replyValue">The answer.</param>
        /// <returns>A copy with the answer.</returns>
        public State<TS, TD> Replying(object replyValue) =>
            new(StateName, StateData, Timeout, StopReason, [replyValue, .. Replies], Notifies);

        /// <summary>The same with other data.</summary>
        /// <param name="nextStateData">The data.</param>
        /// <returns>A copy with the data.</returns>
        public State<TS, TD> Using(TD nextStateData) => new(StateName, nextStateData, Timeout, StopReason, Replies, Notifies);

        internal State<TS, TD> WithStopReason(Reason reason) => new(StateName, StateData, Timeout, reason, Replies, Notifies);

        internal State<TS, TD> WithNotification(bool notifies) => new(StateName, StateData, Timeout, StopReason, Replies, notifies);

        /// <inheritdoc />
        public bool Equals(State<TS, TD>? other) => other is not null
            && EqualityComparer<TS>.Default.Equals(StateName, other.StateName)
            && EqualityComparer<TD>.Default.Equals(StateData, other.StateData)
            && Timeout == other.Timeout
            && Equals(StopReason, other.StopReason)
            && Replies.SequenceEqual(other.Replies);

        /// <inheritdoc />
        public override bool Equals(object? obj) => Equals(obj as State<TS, TD>);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(StateName, StateData, Timeout, StopReason, Replies.Count);

        /// <inheritdoc />
        public override string ToString() => $"{StateName}, {StateData}";
    }
}
