namespace Akka.Actor;

/// <summary>Paths without an address.</summary>
public static class RelativeActorPath
{
    /// <summary>
    /// The names of a path without an address; the first is empty where the path starts at the root.
    /// Null for a path with an address.
    /// </summary>
    public static IEnumerable<string>? Unapply(string addr) =>
        ActorPath.TryParseParts(addr, out _, out _) ? null : addr.Split('/');
}
