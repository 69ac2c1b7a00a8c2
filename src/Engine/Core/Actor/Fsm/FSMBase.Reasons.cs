namespace Akka.Actor;

public abstract partial class FSMBase
{
    /// <summary>Why a machine stopped.</summary>
    public abstract class Reason
    {
        /// <summary>The reasons are <see cref="Normal"/>, <see cref="Shutdown"/> and <see cref="Failure"/>.</summary>
        protected Reason()
        {
        }
    }

    /// <summary>The machine stopped of its own accord.</summary>
    public sealed class Normal : Reason
    {
        private Normal()
        {
        }

        /// <summary>The only instance.</summary>
        public static Normal Instance { get; } = new();

        /// <inheritdoc />
        public override string ToString() => "Normal";
    }

    /// <summary>The machine's actor was stopped from outside, or is being restarted.</summary>
    public sealed class Shutdown : Reason
    {
        private Shutdown()
        {
        }

        /// <summary>The only instance.</summary>
        public static Shutdown Instance { get; } = new();

        /// <inheritdoc />
        public override string ToString() => "Shutdown";
    }

    /// <summary>The machine stopped because something went wrong. It is logged as an error.</summary>
    public sealed class Failure : Reason
    {
        /// <summary>Creates the reason.</summary>
        /// <param name="cause">What went wrong: an exception or anything that describes it.</param>
        public Failure(object cause) => Cause = cause;

        /// <summary>What went wrong: an exception or anything that describes it.</summary>
        public object Cause { get; }

        /// <inheritdoc />
        public override string ToString() => $"Failure({Cause})";
    }

    /// <summary>Handed to the termination handler when the machine has stopped.</summary>
    /// <typeparam name="TS">The type of the state's name.</typeparam>
    /// <typeparam name="TD">The type of the state's data.</typeparam>
    public sealed class StopEvent<TS, TD> : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the event.</summary>
        /// <param name="reason">Why it stopped.</param>
        /// <param name="terminatedState">The state in which it stopped.</param>
        /// <param name="stateData">The data at that time.</param>
        public StopEvent(Reason reason, TS terminatedState, TD stateData)
        {
            Reason = reason;
            TerminatedState = terminatedState;
            StateData = stateData;
        }

        /// <summary>Why it stopped.</summary>
        public Reason Reason { get; }

        /// <summary>The state in which it stopped.</summary>
        public TS TerminatedState { get; }

        /// <summary>The data at that time.</summary>
        public TD StateData { get; }

        /// <inheritdoc />
        public override string ToString() => $"StopEvent(Reason: <{Reason}>, TerminatedState: <{TerminatedState}>, StateData: <{StateData}>)";
    }
}
