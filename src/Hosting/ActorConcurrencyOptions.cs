using Akka.Configuration;

namespace ActorConcurrency.Hosting;

/// <summary>What can be chosen about the host's actor system.</summary>
public sealed class ActorConcurrencyOptions
{
    /// <summary>The actor system's name; <c>concurrency</c> by default. Letters, digits, hyphens and underscores.</summary>
    public string SystemName { get; set; } = "concurrency";

    /// <summary>The actor system's HOCON configuration; empty by default, so that only the engine's own values hold.</summary>
    public Config Configuration { get; set; } = Config.Empty;

    /// <summary>Whether the application stops when its actor system terminates by itself; true by default.</summary>
    public bool StopApplicationWithSystem { get; set; } = true;
}
