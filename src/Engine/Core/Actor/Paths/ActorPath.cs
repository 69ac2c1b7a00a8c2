using System.Diagnostics.CodeAnalysis;
using Akka.Util;

namespace Akka.Actor;

/// <summary>
/// The place of an actor: the address of its system and the names from the root down to it.
/// Paths are equal by place; the number of the actor that lives or lived there (<see cref="Uid"/>) does not count.
/// </summary>
public abstract partial class ActorPath : ISurrogated, IComparable<ActorPath>, IEquatable<ActorPath>
{
    /// <summary>The characters besides letters and digits that a name may have; <c>$</c> not as the first.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    /// <summary>The number of a path that names a place only.</summary>
    internal const long NoUid = 0;

    private readonly ActorPath? _parent;
    private readonly int _depth;
    private int _hash;

    /// <summary>A root.</summary>
    protected ActorPath(Address address, string name)
    {
        Address = address;
        Name = name;
    }

    /// <summary>A place below <paramref name="parentPath"/>, with the number of the actor that lives there.</summary>
    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        _parent = parentPath;
        _depth = parentPath._depth + 1;
        Address = parentPath.Address;
        Name = name;
        Uid = uid;
    }

    /// <summary>The address of the actor's system.</summary>
    public Address Address { get; }

    /// <summary>The last name; empty for the root.</summary>
    public string Name { get; }

    /// <summary>The number that tells successive actors at one place apart; 0 where the path names the place only.</summary>
    public long Uid { get; }

    /// <summary>The path one step up; null for the root.</summary>
    public ActorPath? Parent => _parent;

    /// <summary>How many steps below the root this path is; 0 for the root.</summary>
    public int Depth => _depth;

    /// <summary>The root above this path, or this path itself.</summary>
    public ActorPath Root => ParentOf(0);

    /// <summary>The names from the root down; empty for the root.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            if (_depth == 0)
                return [];
            var names = new string[_depth];
            for (var path = this; path._parent is not null; path = path._parent)
                names[path._depth - 1] = path.Name;
            return names;
        }
    }

    /// <summary>The path of a child; a name like <c>worker#42</c> carries its number.</summary>
    public ActorPath Child(string childName) => this / childName;

    /// <summary>
    /// The path above this one at a depth (0 is the root), or, for a negative number, that many steps up.
    /// Never goes above the root nor below this path.
    /// </summary>
    public ActorPath ParentOf(int depth)
    {
        var path = this;
        var wanted = depth >= 0 ? depth : _depth + depth;
        while (path._depth > wanted && path._parent is not null)
            path = path._parent;
        return path;
    }

    /// <summary>The same place with another number.</summary>
    /// <exception cref="NotSupportedException">A root was given a number.</exception>
    public ActorPath WithUid(long uid)
    {
        if (uid == Uid)
            return this;
        return _parent is null
            ? throw new NotSupportedException("A root has no uid")
            : new ChildActorPath(_parent, Name, uid);
    }

    /// <summary>True for text that can be a name: valid characters or %-escapes, not empty, not starting with <c>$</c>.</summary>
    public static bool IsValidPathElement(string? s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$')
            return false;
        for (var i = 0; i < s.Length; i++)
        {
            if (s[i] == '%')
            {
                if (i + 2 >= s.Length || !char.IsAsciiHexDigit(s[i + 1]) || !char.IsAsciiHexDigit(s[i + 2]))
                    return false;
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit(s[i]) && !ValidSymbols.Contains(s[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for the same place, whatever the number.</summary>
    public bool Equals(ActorPath? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || _depth != other._depth || !Address.Equals(other.Address))
            return false;

        var a = this;
        var b = other;
        for (; !ReferenceEquals(a, b); a = a._parent, b = b._parent)
        {
            if (a is null || b is null || a.Name != b.Name)
                return a is null && b is null;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            // The same in every process, so that a simulated run does not depend on where it runs.
            var above = _parent?.GetHashCode() ?? Address.GetHashCode();
            var hash = unchecked((above * 397) ^ MurmurHash.StringHash(Name));
            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    /// <summary>Orders by address, then by the names from the root down; a parent comes before its children.</summary>
    public int CompareTo(ActorPath? other)
    {
        if (other is null)
            return 1;
        if (ReferenceEquals(this, other))
            return 0;
        if (_depth > other._depth)
            return ParentOf(other._depth).CompareTo(other) is var above and not 0 ? above : 1;
        if (_depth < other._depth)
            return CompareTo(other.ParentOf(_depth)) is var below and not 0 ? below : -1;

        var result = _parent is null ? Address.CompareTo(other.Address) : _parent.CompareTo(other._parent);
        return result != 0 ? result : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>The stand-in for this path on the wire.</summary>
    public ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(ToSerializationFormat());

    /// <summary>The path of a child; a name like <c>worker#42</c> carries its number.</summary>
    public static ActorPath operator /(ActorPath path, string name)
    {
        var (plainName, uid) = SplitUid(name);
        return new ChildActorPath(path, plainName, uid);
    }

    /// <summary>The path reached by these names, one below the other; empty names are skipped.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name)
    {
        foreach (var element in name)
        {
            if (element.Length > 0)
                path /= element;
        }

        return path;
    }

    /// <summary>Equality of paths; two nulls are equal.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of paths.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    /// <summary>The stand-in for a path on the wire.</summary>
    public sealed class Surrogate : ISurrogate, IEquatable<Surrogate>, IEquatable<ActorPath>
    {
        /// <summary>Keeps a path in its serialization format.</summary>
        public Surrogate(string path) => Path = path;

        /// <summary>The path in its serialization format.</summary>
        public string Path { get; }

        /// <summary>The path; null where the text is none.</summary>
        public ISurrogated? FromSurrogate(ActorSystem system) => TryParse(Path, out var path) ? path : null;

        /// <summary>True for the same text.</summary>
        public bool Equals(Surrogate? other) => other is not null && Path == other.Path;

        /// <summary>True where this stands for the given path.</summary>
        public bool Equals([NotNullWhen(true)] ActorPath? other) => other is not null && Path == other.ToSerializationFormat();

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Surrogate other ? Equals(other) : Equals(obj as ActorPath);

        /// <inheritdoc/>
        public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);
    }
}

/// <summary>The root of an actor system: where the guardians live.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>The root at an address.</summary>
    public RootActorPath(Address address, string name = "")
        : base(address, name)
    {
    }
}

/// <summary>A path below another one.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>A path one step below <paramref name="parentPath"/>.</summary>
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(parentPath, name, uid)
    {
    }
}
