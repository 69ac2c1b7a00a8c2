namespace Akka.Actor;

/// <summary>Paths without an address.</summary>
public static class RelativeActorPath
{
    /// <summary>
    /// The names of a path without an address, the same with and without a slash in front of them. Null for a path with an address.
    /// </summary>
    public static IEnumerable<string>? Unapply(string addr)
    {
        if (ActorPath.TryParseParts(addr, out _, out _))
            return null;
        return (addr.StartsWith('/') ? addr[1..] : addr).Split('/');
    }
}
