namespace Akka.Routing;

/// <summary>A message to a router itself, not to its routees.</summary>
public abstract class RouterManagementMessage
{
    /// <summary>Messages of one's own may derive from it.</summary>
    protected RouterManagementMessage()
    {
    }
}

/// <summary>Asks a router for its routees; it answers with <see cref="Routees"/>.</summary>
public sealed class GetRoutees : RouterManagementMessage
{
    /// <summary>An instance to use again and again.</summary>
    public static GetRoutees Instance { get; } = new();
}

/// <summary>The routees of a router at the time of <see cref="GetRoutees"/>.</summary>
public sealed class Routees
{
    /// <summary>Creates the answer.</summary>
    /// <param name="routees">The routees.</param>
    public Routees(IEnumerable<Routee> routees) => Members = routees;

    /// <summary>The routees.</summary>
    public IEnumerable<Routee> Members { get; }
}

/// <summary>Adds a routee to a router, which watches it if it is an actor.</summary>
public sealed class AddRoutee : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="routee">The routee.</param>
    public AddRoutee(Routee routee) => Routee = routee;

    /// <summary>The routee.</summary>
    public Routee Routee { get; }
}

/// <summary>Takes a routee out of a router. A routee that is the router's child is stopped a little later, so that messages on their way to it arrive.</summary>
public sealed class RemoveRoutee : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="routee">The routee.</param>
    public RemoveRoutee(Routee routee) => Routee = routee;

    /// <summary>The routee.</summary>
    public Routee Routee { get; }
}

/// <summary>Adds routees to a pool or removes some.</summary>
public sealed class AdjustPoolSize : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="change">How many to add; negative to remove that many.</param>
    public AdjustPoolSize(int change) => Change = change;

    /// <summary>How many to add; negative to remove that many.</summary>
    public int Change { get; }
}

/// <summary>A pool's message to itself: let the resizer decide now.</summary>
public class Resize : RouterManagementMessage;

/// <summary>The management messages that have no content.</summary>
public static class RouterMessage
{
    /// <summary>Asks a router for its routees.</summary>
    public static readonly GetRoutees GetRoutees = GetRoutees.Instance;
}
