using System.Collections.Immutable;
using Akka.Configuration;
using Akka.Remote;

namespace Akka.Cluster.SBR;

/// <summary>The settings of the split-brain resolver, read from <c>akka.cluster.split-brain-resolver</c>.</summary>
public sealed class SplitBrainResolverSettings
{
    /// <summary>The side with more members.</summary>
    public const string KeepMajorityName = "keep-majority";

    /// <summary>The side that can take a lease; not there on this engine.</summary>
    public const string LeaseMajorityName = "lease-majority";

    /// <summary>The side with so many members.</summary>
    public const string StaticQuorumName = "static-quorum";

    /// <summary>The side with the oldest member.</summary>
    public const string KeepOldestName = "keep-oldest";

    /// <summary>No side.</summary>
    public const string DownAllName = "down-all";

    /// <summary>The names of all strategies.</summary>
    public static readonly ImmutableHashSet<string> AllStrategyNames = [KeepMajorityName, LeaseMajorityName, StaticQuorumName, KeepOldestName, DownAllName];

    /// <summary>Reads the settings.</summary>
    /// <param name="config">The whole configuration.</param>
    /// <exception cref="ConfigurationException">A setting is missing or not valid; the message has its key.</exception>
    public SplitBrainResolverSettings(Config config)
    {
        var section = config.Section("akka.cluster.split-brain-resolver");
        DowningStrategy = section.GetString("active-strategy", "")!.ToLowerInvariant();
        if (!AllStrategyNames.Contains(DowningStrategy))
            throw new ConfigurationException(
                $"akka.cluster.split-brain-resolver.active-strategy is [{DowningStrategy}]: it must be one of [{string.Join(", ", AllStrategyNames.Order(StringComparer.Ordinal))}].");
        DowningStableAfter = section.GetTimeSpan("stable-after");
        if (DowningStableAfter <= TimeSpan.Zero) throw new ConfigurationException("akka.cluster.split-brain-resolver.stable-after must be positive.");
        DownAllWhenUnstable = section.GetString("down-all-when-unstable") switch
        {
            "on" or "true" or "yes" => TimeSpan.FromSeconds(Math.Max(4, DowningStableAfter.TotalSeconds * 3 / 4)),
            "off" or "false" or "no" => TimeSpan.Zero,
            _ => section.GetTimeSpan("down-all-when-unstable"),
        };
        KeepMajorityRole = Role(section, "keep-majority");
        KeepOldestSettings = new KeepOldestSettings(section.GetBoolean("keep-oldest.down-if-alone"), Role(section, "keep-oldest"));
        StaticQuorumSettings = new StaticQuorumSettings(ReadSize(section), Role(section, "static-quorum"));
        LeaseMajoritySettings = new LeaseMajoritySettings(
            section.GetString("lease-majority.lease-implementation", "")!,
            section.GetTimeSpan("lease-majority.acquire-lease-delay-for-minority"),
            section.GetTimeSpan("lease-majority.release-after"),
            Role(section, "lease-majority"),
            section.GetString("lease-majority.lease-name", "")!);
    }

    /// <summary>How long nothing may have changed before a decision is taken.</summary>
    public TimeSpan DowningStableAfter { get; }

    /// <summary>The strategy's name.</summary>
    public string DowningStrategy { get; }

    /// <summary>For how much longer than that things may change before everything goes down; zero: for ever.</summary>
    public TimeSpan DownAllWhenUnstable { get; }

    /// <summary>Whose members are counted; null: all.</summary>
    public string? KeepMajorityRole { get; }

    /// <summary>The settings of the strategy for the oldest.</summary>
    public KeepOldestSettings KeepOldestSettings { get; }

    /// <summary>The settings of the strategy for a quorum.</summary>
    public StaticQuorumSettings StaticQuorumSettings { get; }

    /// <summary>The settings of the strategy with a lease.</summary>
    public LeaseMajoritySettings LeaseMajoritySettings { get; }

    private static string? Role(Config section, string strategy) => section.GetString($"{strategy}.role") is { Length: > 0 } role ? role : null;

    private int ReadSize(Config section)
    {
        if (DowningStrategy != StaticQuorumName) return 0;
        return int.TryParse(section.GetString("static-quorum.quorum-size"), out var size) && size >= 1
            ? size
            : throw new ConfigurationException("akka.cluster.split-brain-resolver.static-quorum.quorum-size must be a number of 1 or more.");
    }
}

/// <summary>The settings of the strategy that keeps the side with the oldest member.</summary>
public sealed class KeepOldestSettings
{
    /// <summary>Creates the settings.</summary>
    public KeepOldestSettings(bool downIfAlone, string? role)
    {
        DownIfAlone = downIfAlone;
        Role = role;
    }

    /// <summary>Whether the oldest member goes down where it is alone.</summary>
    public bool DownIfAlone { get; }

    /// <summary>Whom it is chosen among; null: all.</summary>
    public string? Role { get; }
}

/// <summary>The settings of the strategy that keeps a side of so many members.</summary>
public sealed class StaticQuorumSettings
{
    /// <summary>Creates the settings.</summary>
    public StaticQuorumSettings(int size, string? role)
    {
        Size = size;
        Role = role;
    }

    /// <summary>How many.</summary>
    public int Size { get; }

    /// <summary>Whose members are counted; null: all.</summary>
    public string? Role { get; }
}

/// <summary>The settings of the strategy that keeps the side which takes a lease. This engine has no leases.</summary>
public sealed class LeaseMajoritySettings
{
    /// <summary>Creates the settings.</summary>
    public LeaseMajoritySettings(string leaseImplementation, TimeSpan acquireLeaseDelayForMinority, TimeSpan releaseAfter, string? role, string leaseName)
    {
        LeaseImplementation = leaseImplementation;
        AcquireLeaseDelayForMinority = acquireLeaseDelayForMinority;
        ReleaseAfter = releaseAfter;
        Role = role;
        LeaseName = leaseName;
    }

    /// <summary>The section of the lease.</summary>
    public string LeaseImplementation { get; }

    /// <summary>How long the smaller side lets the other one go first.</summary>
    public TimeSpan AcquireLeaseDelayForMinority { get; }

    /// <summary>When the lease is given back.</summary>
    public TimeSpan ReleaseAfter { get; }

    /// <summary>Whose members are counted; null: all.</summary>
    public string? Role { get; }

    /// <summary>The lease's name; empty for one made of the system's.</summary>
    public string LeaseName { get; }

    /// <summary>The lease's name, or one made of the system's.</summary>
    public string SafeLeaseName(string systemName) => string.IsNullOrWhiteSpace(LeaseName) ? $"{systemName}-akka-sbr" : LeaseName;
}
