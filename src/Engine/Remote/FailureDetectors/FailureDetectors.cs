using Akka.Actor;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Remote;

/// <summary>Makes failure detectors by the configuration.</summary>
internal static class FailureDetectors
{
    /// <summary>Makes a detector; the engine's own ones run on the system's clock.</summary>
    /// <param name="typeName">The detector's type.</param>
    /// <param name="config">The detector's section.</param>
    /// <param name="system">The system.</param>
    /// <exception cref="ConfigurationException">There is no such type.</exception>
    public static FailureDetector Create(string typeName, Config config, ActorSystem system)
    {
        var scheduler = system.Scheduler;
        Clock clock = () => (long)scheduler.MonotonicClock.TotalMilliseconds;
        var type = TypeResolver.TryResolve(typeName) ?? throw new ConfigurationException($"The failure detector [{typeName}] was not found.");
        if (type == typeof(PhiAccrualFailureDetector)) return new PhiAccrualFailureDetector(config, system.EventStream, clock);
        if (type == typeof(DeadlineFailureDetector))
            return new DeadlineFailureDetector(config.GetTimeSpan("acceptable-heartbeat-pause"), config.GetTimeSpan("heartbeat-interval"), clock);
        return (FailureDetector)Activator.CreateInstance(type, config, system.EventStream)!;
    }
}
