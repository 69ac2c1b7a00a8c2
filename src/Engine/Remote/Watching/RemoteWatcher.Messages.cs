using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Remote;

public partial class RemoteWatcher
{
    /// <summary>To itself: an answer should have come by now.</summary>
    public sealed class ExpectedFirstHeartbeat
    {
        /// <summary>Creates the message.</summary>
        public ExpectedFirstHeartbeat(Address from) => From = from;

        /// <summary>The node.</summary>
        public Address From { get; }
    }

    /// <summary>To another node's watcher: are you alive?</summary>
    public sealed class Heartbeat
    {
        private Heartbeat()
        {
        }

        /// <summary>The only instance.</summary>
        public static Heartbeat Instance { get; } = new();
    }

    /// <summary>The answer to <see cref="Heartbeat"/>.</summary>
    public class HeartbeatRsp
    {
        /// <summary>Creates the answer.</summary>
        public HeartbeatRsp(int addressUid) => AddressUid = addressUid;

        /// <summary>The number of the node's incarnation.</summary>
        public int AddressUid { get; }
    }

    /// <summary>To itself: ask the nodes.</summary>
    public class HeartbeatTick
    {
        private HeartbeatTick()
        {
        }

        /// <summary>The only instance.</summary>
        public static HeartbeatTick Instance { get; } = new();
    }

    /// <summary>To itself: judge the nodes.</summary>
    public class ReapUnreachableTick
    {
        private ReapUnreachableTick()
        {
        }

        /// <summary>The only instance.</summary>
        public static ReapUnreachableTick Instance { get; } = new();
    }

    /// <summary>Base of the messages that begin and end watches.</summary>
    public abstract class WatchCommand
    {
        /// <summary>Creates the base of a message.</summary>
        protected WatchCommand(IInternalActorRef watchee, IInternalActorRef watcher)
        {
            Watchee = watchee;
            Watcher = watcher;
        }

        /// <summary>What is watched.</summary>
        public IInternalActorRef Watchee { get; }

        /// <summary>Who watches it.</summary>
        public IInternalActorRef Watcher { get; }
    }

    /// <summary>Begins a watch.</summary>
    public sealed class WatchRemote : WatchCommand
    {
        /// <summary>Creates the message.</summary>
        public WatchRemote(IInternalActorRef watchee, IInternalActorRef watcher)
            : base(watchee, watcher)
        {
        }
    }

    /// <summary>Ends a watch.</summary>
    public sealed class UnwatchRemote : WatchCommand
    {
        /// <summary>Creates the message.</summary>
        public UnwatchRemote(IInternalActorRef watchee, IInternalActorRef watcher)
            : base(watchee, watcher)
        {
        }
    }

    /// <summary>A question for what is watched, and its answer.</summary>
    public sealed class Stats
    {
        /// <summary>The question.</summary>
        public static Stats Empty = Counts(0, 0);

        /// <summary>Creates an answer without the references.</summary>
        public Stats(int watching, int watchingNodes)
            : this(watching, watchingNodes, [], [])
        {
        }

        /// <summary>Creates an answer.</summary>
        public Stats(
            int watching, int watchingNodes, ImmutableHashSet<(IActorRef, IActorRef)> watchingRefs, ImmutableHashSet<Address> watchingAddresses)
        {
            Watching = watching;
            WatchingNodes = watchingNodes;
            WatchingRefs = watchingRefs;
            WatchingAddresses = watchingAddresses;
        }

        /// <summary>How many watches there are.</summary>
        public int Watching { get; }

        /// <summary>On how many nodes.</summary>
        public int WatchingNodes { get; }

        /// <summary>What is watched, with who watches it.</summary>
        public ImmutableHashSet<(IActorRef, IActorRef)> WatchingRefs { get; }

        /// <summary>The nodes.</summary>
        public ImmutableHashSet<Address> WatchingAddresses { get; }

        /// <summary>An answer with two numbers.</summary>
        public static Stats Counts(int watching, int watchingNodes) => new(watching, watchingNodes);
    }
}
