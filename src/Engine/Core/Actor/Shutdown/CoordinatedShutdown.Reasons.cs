namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    /// <summary>Why the system is shut down, so that tasks can act accordingly. Applications may derive reasons of their own.</summary>
    public class Reason
    {
        /// <summary>Creates the reason.</summary>
        protected Reason()
        {
        }
    }

    /// <summary>The caller gave no reason.</summary>
    public class UnknownReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }
    }

    /// <summary>Somebody called <see cref="ActorSystem.Terminate"/>.</summary>
    public class ActorSystemTerminateReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }
    }

    /// <summary>The process is ending.</summary>
    public class ClrExitReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }
    }

    /// <summary>The cluster declared this node down.</summary>
    public class ClusterDowningReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClusterDowningReason();

        private ClusterDowningReason()
        {
        }
    }

    /// <summary>This node left the cluster.</summary>
    public class ClusterLeavingReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClusterLeavingReason();

        private ClusterLeavingReason()
        {
        }
    }

    /// <summary>This node could not join the cluster.</summary>
    public class ClusterJoinUnsuccessfulReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClusterJoinUnsuccessfulReason();

        private ClusterJoinUnsuccessfulReason()
        {
        }
    }
}
