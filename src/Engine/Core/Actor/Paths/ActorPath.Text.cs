using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akka.Actor;

// Reading and writing of paths. Text is made when asked for and not kept: most actors never need theirs.
public abstract partial class ActorPath
{
    private const string SchemeEnd = "://";

    /// <summary>Reads a path with its address, such as <c>akka://system/user/worker#42</c>.</summary>
    /// <exception cref="UriFormatException">The text is no path.</exception>
    public static ActorPath Parse(string path) =>
        TryParse(path, out var parsed) ? parsed : throw new UriFormatException($"'{path}' is not an actor path");

    /// <summary>Reads a path with its address.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        if (TryParseAddress(path, out var address, out var rest))
            return TryParse(new RootActorPath(address), rest, out actorPath);
        actorPath = null;
        return false;
    }

    /// <summary>Reads the part of a path after the address and puts it below <paramref name="basePath"/>.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, [NotNullWhen(true)] out ActorPath? actorPath) =>
        TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Reads the part of a path after the address and puts it below <paramref name="basePath"/>.</summary>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = null;
        var uid = NoUid;
        var hash = absoluteUri.IndexOf('#');
        if (hash >= 0)
        {
            if (!long.TryParse(absoluteUri[(hash + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out uid))
                return false;
            absoluteUri = absoluteUri[..hash];
        }

        var path = basePath;
        foreach (var part in absoluteUri.Split('/'))
        {
            var name = absoluteUri[part];
            if (!name.IsEmpty)
                path = new ChildActorPath(path, name.ToString(), NoUid);
        }

        actorPath = uid == NoUid || path.Parent is null ? path : path.WithUid(uid);
        return true;
    }

    /// <summary>Reads the address at the front of a path.</summary>
    public static bool TryParseAddress(string path, [NotNullWhen(true)] out Address? address) =>
        TryParseAddress(path, out address, out _);

    /// <summary>Reads the address at the front of a path and gives the rest, which is <c>/</c> where there is none.</summary>
    public static bool TryParseAddress(string path, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absoluteUri) =>
        Address.TryParse(path.AsSpan(), out address, out absoluteUri);

    /// <summary>Splits a path into its address and the rest, which is <c>/</c> where there is none; reads neither.</summary>
    public static bool TryParseParts(ReadOnlySpan<char> path, out ReadOnlySpan<char> address, out ReadOnlySpan<char> absoluteUri)
    {
        address = default;
        absoluteUri = default;
        var scheme = path.IndexOf(':');
        if (scheme < 1 || !path[scheme..].StartsWith(SchemeEnd, StringComparison.Ordinal))
            return false;

        var authority = path[(scheme + SchemeEnd.Length)..];
        var slash = authority.IndexOf('/');
        address = slash < 0 ? path : path[..(scheme + SchemeEnd.Length + slash)];
        absoluteUri = slash < 0 ? "/" : authority[slash..];
        return true;
    }

    /// <summary>Joins names into the text of a path without an address.</summary>
    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join('/', pathElements);

    /// <summary>The names joined by slashes, without the address: <c>/user/worker</c>.</summary>
    public string ToStringWithoutAddress() => Format(address: "", withUid: false);

    /// <summary>The path with its own address.</summary>
    public string ToStringWithAddress() => Format(Address.ToString(), withUid: false);

    /// <summary>The path with another address; one that already has a host, or stands for all systems, keeps its own.</summary>
    public string ToStringWithAddress(Address address) => Format(Reachable(address).ToString(), withUid: false);

    /// <summary>The path with its own address and, where it has one, its number: <c>akka://system/user/worker#42</c>.</summary>
    public string ToStringWithUid() => Format(Address.ToString(), withUid: true);

    /// <summary>The text from which another process of the same system can recreate the path.</summary>
    public string ToSerializationFormat() => ToStringWithUid();

    /// <summary>The text from which another system can recreate the path, given the address of this one.</summary>
    public string ToSerializationFormatWithAddress(Address address) => Format(Reachable(address).ToString(), withUid: true);

    /// <inheritdoc/>
    public override string ToString() => ToStringWithAddress();

    /// <summary>The names from the root down, the last with its number where it has one.</summary>
    internal IReadOnlyList<string> ElementsWithUid()
    {
        var names = Elements;
        if (Uid == NoUid || names is not string[] array)
            return names;
        array[^1] = string.Create(CultureInfo.InvariantCulture, $"{array[^1]}#{Uid}");
        return array;
    }

    /// <summary>Splits <c>name#42</c>; the number is 0 where there is none.</summary>
    internal static (string Name, long Uid) SplitUid(string name)
    {
        var hash = name.IndexOf('#');
        if (hash < 0)
            return (name, NoUid);
        return long.TryParse(name.AsSpan(hash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var uid)
            ? (name[..hash], uid)
            : (name[..hash], NoUid);
    }

    private Address Reachable(Address other) =>
        (Address.HasGlobalScope && Address.Port is not null) || Address.Equals(Address.AllSystems) ? Address : other;

    /// <summary>The names joined by slashes behind an address, which may be empty.</summary>
    internal string Format(string address, bool withUid)
    {
        var uid = withUid && Uid != NoUid ? string.Create(CultureInfo.InvariantCulture, $"#{Uid}") : "";
        if (_parent is null)
            return $"{address}/{Name.TrimStart('/')}{uid}";

        var length = address.Length + uid.Length;
        for (var path = this; path._parent is not null; path = path._parent)
            length += 1 + path.Name.Length;

        return string.Create(length, (Path: this, address, uid), static (text, state) =>
        {
            state.address.CopyTo(text);
            state.uid.CopyTo(text[^state.uid.Length..]);
            var end = text.Length - state.uid.Length;
            for (var path = state.Path; path._parent is not null; path = path._parent)
            {
                end -= path.Name.Length;
                path.Name.CopyTo(text[end..]);
                text[--end] = '/';
            }
        });
    }
}
