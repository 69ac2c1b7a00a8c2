using System.Collections.Immutable;
using Akka.Actor;
using Akka.Util;

namespace Akka.Cluster;

/// <summary>A node as member of a cluster. Two are equal where they are the same incarnation, whatever their status; ordered by address.</summary>
public class Member : IComparable<Member>, IComparable
{
    /// <summary>Orders addresses by host, then by port.</summary>
    public static readonly IComparer<Address> AddressOrdering = Comparer<Address>.Create(CompareAddresses);

    /// <summary>Orders members by age, the oldest first.</summary>
    public static readonly IComparer<Member> AgeOrdering = Comparer<Member>.Create(CompareAges);

    private const int NotUpYet = int.MaxValue;

    private static readonly ImmutableDictionary<MemberStatus, ImmutableHashSet<MemberStatus>> Next =
        new Dictionary<MemberStatus, MemberStatus[]>
        {
            [MemberStatus.Joining] = [MemberStatus.WeaklyUp, MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.WeaklyUp] = [MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.Up] = [MemberStatus.Leaving, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.Leaving] = [MemberStatus.Exiting, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.Exiting] = [MemberStatus.Removed, MemberStatus.Down],
            [MemberStatus.Down] = [MemberStatus.Removed],
            [MemberStatus.Removed] = [],
        }.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.ToImmutableHashSet());

    internal Member(UniqueAddress uniqueAddress, int upNumber, MemberStatus status, ImmutableHashSet<string> roles, AppVersion appVersion)
    {
        UniqueAddress = uniqueAddress;
        UpNumber = upNumber;
        Status = status;
        Roles = roles;
        AppVersion = appVersion;
    }

    /// <summary>The incarnation.</summary>
    public UniqueAddress UniqueAddress { get; }

    /// <summary>Where the node is reached.</summary>
    public Address Address => UniqueAddress.Address;

    /// <summary>Where the node is in its life as a member.</summary>
    public MemberStatus Status { get; }

    /// <summary>What the node says that it is for.</summary>
    public ImmutableHashSet<string> Roles { get; }

    /// <summary>The version of the node's application.</summary>
    public AppVersion AppVersion { get; }

    // The how-manieth member to be up: the age, since clocks differ.
    internal int UpNumber { get; }

    /// <summary>Whether the node has a role.</summary>
    public bool HasRole(string role) => Roles.Contains(role);

    /// <summary>Whether this member was up before the other.</summary>
    public bool IsOlderThan(Member other) => CompareAges(this, other) < 0;

    /// <summary>The same member with another status.</summary>
    /// <exception cref="InvalidOperationException">A member does not go from its status to that one.</exception>
    public Member Copy(MemberStatus status)
    {
        if (status == Status) return this;
        if (!Next[Status].Contains(status)) throw new InvalidOperationException($"A member does not go from {Status} to {status}: {this}");
        return new Member(UniqueAddress, UpNumber, status, Roles, AppVersion);
    }

    /// <summary>The same member as one that is up.</summary>
    /// <param name="upNumber">The how-manieth.</param>
    public Member CopyUp(int upNumber) => new Member(UniqueAddress, upNumber, Status, Roles, AppVersion).Copy(MemberStatus.Up);

    /// <inheritdoc />
    public int CompareTo(Member? other) => other is null ? 1 : UniqueAddress.CompareTo(other.UniqueAddress);

    int IComparable.CompareTo(object? obj) => CompareTo(obj as Member);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Member other && UniqueAddress.Equals(other.UniqueAddress);

    /// <inheritdoc />
    public override int GetHashCode() => UniqueAddress.GetHashCode();

    /// <inheritdoc />
    public override string ToString() =>
        $"Member(address = {Address}, Uid={UniqueAddress.Uid} status = {Status}, role=[{string.Join(",", Roles.Order(StringComparer.Ordinal))}], upNumber={UpNumber}, version={AppVersion.Version})";

    /// <summary>Of two views of one member, the one that is further on in its life; of two that give it up, the one that does so for good.</summary>
    public static Member HighestPriorityOf(Member m1, Member m2)
    {
        if (m1.Status == m2.Status) return m1.UpNumber <= m2.UpNumber ? m1 : m2;
        return Rank(m1.Status) >= Rank(m2.Status) ? m1 : m2;
    }

    /// <summary>
    /// Joins two views of a cluster. A member that both have is taken from the view which is further on; one that only one of them has is kept,
    /// unless it is down or exiting there: then the other has removed it.
    /// </summary>
    public static ImmutableHashSet<Member> PickHighestPriority(IEnumerable<Member> a, IEnumerable<Member> b) => a.Concat(b)
        .GroupBy(member => member.UniqueAddress)
        .Select(views => views.ToList())
        .Where(views => views.Count > 1 || views[0].Status is not (MemberStatus.Down or MemberStatus.Exiting))
        .Select(views => views.Aggregate(HighestPriorityOf))
        .ToImmutableHashSet();

    /// <summary>Of two views of one member, the later one.</summary>
    /// <exception cref="InvalidOperationException">Neither status can follow the other.</exception>
    public static Member PickNextTransition(Member a, Member b)
    {
        if (a is null || b is null) return a ?? b!;
        if (a.Status == b.Status) return a;
        if (Next[a.Status].Contains(b.Status)) return b;
        if (Next[b.Status].Contains(a.Status)) return a;
        return HighestPriorityOf(a, b);
    }

    /// <summary>Joins two views of a cluster by the later status of each member.</summary>
    public static ImmutableSortedSet<Member> PickNextTransition(IEnumerable<Member> a, IEnumerable<Member> b) => a.Concat(b)
        .GroupBy(member => member.UniqueAddress)
        .Select(views => views.Aggregate(PickNextTransition))
        .ToImmutableSortedSet();

    internal static Member Create(UniqueAddress node, ImmutableHashSet<string> roles, AppVersion version) =>
        new(node, NotUpYet, MemberStatus.Joining, roles, version);

    internal static Member Removed(UniqueAddress node) => new(node, NotUpYet, MemberStatus.Removed, [], AppVersion.Zero);

    // Down is decided by somebody and holds against everything that the member says of itself.
    private static int Rank(MemberStatus status) => status switch
    {
        MemberStatus.Removed => 6,
        MemberStatus.Down => 5,
        MemberStatus.Exiting => 4,
        MemberStatus.Leaving => 3,
        MemberStatus.Up => 2,
        MemberStatus.WeaklyUp => 1,
        _ => 0,
    };

    private static int CompareAddresses(Address? x, Address? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null || y is null) return x is null ? -1 : 1;
        var byHost = string.CompareOrdinal(x.Host, y.Host);
        if (byHost != 0) return byHost;
        var byPort = Nullable.Compare(x.Port, y.Port);
        return byPort != 0 ? byPort : Address.Comparer.Compare(x, y);
    }

    private static int CompareAges(Member? x, Member? y)
    {
        if (x is null || y is null) return x is null ? (y is null ? 0 : -1) : 1;
        if (x.Equals(y)) return 0;
        var byAge = x.UpNumber.CompareTo(y.UpNumber);
        return byAge != 0 ? byAge : x.CompareTo(y);
    }
}
