using Akka.Actor;
using Akka.Configuration;

namespace Akka.Remote;

/// <summary>The settings of <c>akka.remote</c>.</summary>
public class RemoteSettings
{
    /// <summary>The scheme of addresses, before the transport's.</summary>
    public static readonly string AkkaScheme = "akka";

    /// <summary>Reads the settings.</summary>
    /// <param name="config">The whole configuration.</param>
    /// <exception cref="ConfigurationException">A value is missing, or not of the kind that its key takes.</exception>
    public RemoteSettings(Config config)
    {
        Config = config;
        var remote = config.Section("akka.remote");
        LogReceive = remote.GetBoolean("log-received-messages");
        LogSend = remote.GetBoolean("log-sent-messages");
        LogBufferSizeExceeding = remote.GetInt("log-buffer-size-exceeding");
        RemoteLifecycleEventsLogLevel = remote.GetString("log-remote-lifecycle-events", "DEBUG")!;
        if (RemoteLifecycleEventsLogLevel is "on" or "true") RemoteLifecycleEventsLogLevel = "DEBUG";
        UntrustedMode = remote.GetBoolean("untrusted-mode");
        TrustedSelectionPaths = [.. remote.GetStringList("trusted-selection-paths")];
        Dispatcher = remote.GetString("use-dispatcher", "")!;
        FlushWait = remote.GetTimeSpan("flush-wait-on-shutdown");
        ShutdownTimeout = remote.GetTimeSpan("shutdown-timeout");
        StartupTimeout = remote.GetTimeSpan("startup-timeout");
        RetryGateClosedFor = remote.GetTimeSpan("retry-gate-closed-for");
        UsePassiveConnections = remote.GetBoolean("use-passive-connections");
        BackoffPeriod = remote.GetTimeSpan("backoff-interval");
        CommandAckTimeout = remote.GetTimeSpan("command-ack-timeout");
        SysMsgBufferSize = Positive(remote, "system-message-buffer-size");
        SysMsgAckTimeout = remote.GetTimeSpan("system-message-ack-piggyback-timeout");
        SysResendTimeout = remote.GetTimeSpan("resend-interval");
        SysResendLimit = Positive(remote, "resend-limit");
        InitialSysMsgDeliveryTimeout = remote.GetTimeSpan("initial-system-message-delivery-timeout");
        QuarantineSilentSystemTimeout = remote.GetTimeSpan("quarantine-after-silence");
        QuarantineDuration = remote.GetTimeSpan("prune-quarantine-marker-after");
        WatchFailureDetectorConfig = remote.Section("watch-failure-detector");
        WatchFailureDetectorImplementationClass = WatchFailureDetectorConfig.GetString("implementation-class")!;
        WatchHeartBeatInterval = WatchFailureDetectorConfig.GetTimeSpan("heartbeat-interval");
        WatchUnreachableReaperInterval = WatchFailureDetectorConfig.GetTimeSpan("unreachable-nodes-reaper-interval");
        WatchHeartbeatExpectedResponseAfter = WatchFailureDetectorConfig.GetTimeSpan("expected-response-after");
        TransportNames = remote.GetStringList("enabled-transports");
        Transports = [.. TransportNames.Select(name => new TransportSettings(
            config.GetConfig(name) ?? throw new ConfigurationException($"akka.remote.enabled-transports names [{name}], which is no section.")))];
        Adapters = new Dictionary<string, string>();
    }

    /// <summary>The whole configuration.</summary>
    public Config Config { get; }

    /// <summary>The dispatcher of remoting's actors.</summary>
    public string Dispatcher { get; set; }

    /// <summary>True when received messages are logged.</summary>
    public bool LogReceive { get; set; }

    /// <summary>True when sent messages are logged.</summary>
    public bool LogSend { get; set; }

    /// <summary>With how many waiting messages a node is worth a warning.</summary>
    public int LogBufferSizeExceeding { get; set; }

    /// <summary>The level at which connections are logged; OFF for not at all.</summary>
    public string RemoteLifecycleEventsLogLevel { get; set; }

    /// <summary>True when other nodes may not control this node's actors.</summary>
    public bool UntrustedMode { get; set; }

    /// <summary>The paths that untrusted nodes may select.</summary>
    public HashSet<string> TrustedSelectionPaths { get; set; }

    /// <summary>How long the sending of what is left may take at the end.</summary>
    public TimeSpan FlushWait { get; set; }

    /// <summary>How long the end of remoting may take.</summary>
    public TimeSpan ShutdownTimeout { get; set; }

    /// <summary>How long the start of remoting may take.</summary>
    public TimeSpan StartupTimeout { get; set; }

    /// <summary>How long a node is left alone that could not be reached.</summary>
    public TimeSpan RetryGateClosedFor { get; set; }

    /// <summary>True when answers go on connections that the other side opened.</summary>
    public bool UsePassiveConnections { get; set; }

    /// <summary>The pause of a sender whose connection takes no more.</summary>
    public TimeSpan BackoffPeriod { get; set; }

    /// <summary>How long a command to the transport may take.</summary>
    public TimeSpan CommandAckTimeout { get; set; }

    /// <summary>How many system messages may wait for their acknowledgement.</summary>
    public int SysMsgBufferSize { get; set; }

    /// <summary>How long an acknowledgement may wait for a message to go with.</summary>
    public TimeSpan SysMsgAckTimeout { get; set; }

    /// <summary>After what time unacknowledged system messages are sent again.</summary>
    public TimeSpan SysResendTimeout { get; set; }

    /// <summary>How many of them are sent again at a time.</summary>
    public int SysResendLimit { get; set; }

    /// <summary>How long system messages may wait in vain before the node is given up.</summary>
    public TimeSpan InitialSysMsgDeliveryTimeout { get; set; }

    /// <summary>How long a silent node is waited for.</summary>
    public TimeSpan QuarantineSilentSystemTimeout { get; set; }

    /// <summary>How long a node that was given up stays so.</summary>
    public TimeSpan? QuarantineDuration { get; set; }

    /// <summary>The type of the failure detector for nodes whose actors are watched.</summary>
    public string WatchFailureDetectorImplementationClass { get; set; }

    /// <summary>How often such nodes are asked for a heartbeat.</summary>
    public TimeSpan WatchHeartBeatInterval { get; set; }

    /// <summary>How often they are judged.</summary>
    public TimeSpan WatchUnreachableReaperInterval { get; set; }

    /// <summary>When the first answer is expected.</summary>
    public TimeSpan WatchHeartbeatExpectedResponseAfter { get; set; }

    /// <summary>The section of that failure detector.</summary>
    public Config WatchFailureDetectorConfig { get; set; }

    /// <summary>The sections of the transports.</summary>
    public IList<string> TransportNames { get; set; }

    /// <summary>The transports; the first one is used.</summary>
    public TransportSettings[] Transports { get; set; }

    /// <summary>Adapters of transports; this engine has none.</summary>
    public IDictionary<string, string> Adapters { get; set; }

    /// <summary>Puts props on remoting's dispatcher.</summary>
    public Props ConfigureDispatcher(Props props) => Dispatcher.Length == 0 ? props : props.WithDispatcher(Dispatcher);

    private static int Positive(Config remote, string key) => remote.GetInt(key) is var value && value > 0
        ? value
        : throw new ConfigurationException($"akka.remote.{key} is {value}: it must be positive.");

    /// <summary>The settings of one transport.</summary>
    public class TransportSettings
    {
        /// <summary>Reads the settings.</summary>
        public TransportSettings(Config config)
        {
            Config = config;
            TransportClass = config.GetString("transport-class", "")!;
            Adapters = config.GetStringList("applied-adapters");
        }

        /// <summary>The transport's section.</summary>
        public Config Config { get; set; }

        /// <summary>The transport's type.</summary>
        public string TransportClass { get; set; }

        /// <summary>Its adapters.</summary>
        public IList<string> Adapters { get; set; }
    }
}
