using Akka.Configuration;

namespace Akka.Routing;

/// <summary>Changes the size of a pool by what its routees have to do.</summary>
public abstract class Resizer
{
    /// <summary>Resizers of one's own may derive from it.</summary>
    protected Resizer()
    {
    }

    /// <summary>Reads the <c>resizer</c> section of a router's deployment.</summary>
    /// <param name="parentConfig">The deployment.</param>
    /// <returns>A <see cref="DefaultResizer"/>, or null if the section is missing or not enabled.</returns>
    public static Resizer? FromConfig(Config parentConfig)
    {
        var config = parentConfig.GetConfig("resizer");
        return config is not null && config.GetBoolean("enabled", false) ? DefaultResizer.FromConfig(config) : null;
    }

    /// <summary>Says when to look at the size. Called on the senders' threads.</summary>
    /// <param name="messageCounter">How many messages the pool had before this one.</param>
    /// <returns>True to look at it now.</returns>
    public abstract bool IsTimeForResize(long messageCounter);

    /// <summary>Decides about the size. Called in the pool's actor, or while the pool is created.</summary>
    /// <param name="currentRoutees">The routees.</param>
    /// <returns>How many routees to add; negative to remove that many.</returns>
    public abstract int Resize(IEnumerable<Routee> currentRoutees);
}
