using System.Diagnostics;

namespace Akka.Remote;

/// <summary>A clock in milliseconds from a fixed moment.</summary>
public delegate long Clock();

/// <summary>Judges from heartbeats whether something is alive. Safe to use from any thread.</summary>
public abstract class FailureDetector
{
    /// <summary>The machine's monotonic clock.</summary>
    public static readonly Clock DefaultClock = static () => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

    /// <summary>Creates the base of a detector.</summary>
    protected FailureDetector()
    {
    }

    /// <summary>True while the resource is believed to be alive.</summary>
    public abstract bool IsAvailable { get; }

    /// <summary>True once there was a heartbeat.</summary>
    public abstract bool IsMonitoring { get; }

    /// <summary>The resource has shown that it is alive.</summary>
    public abstract void HeartBeat();
}

/// <summary>Failure detectors for several resources.</summary>
public interface IFailureDetectorRegistry<T>
{
    /// <summary>True while the resource is believed to be alive, or is not known.</summary>
    bool IsAvailable(T resource);

    /// <summary>True once there was a heartbeat of the resource.</summary>
    bool IsMonitoring(T resource);

    /// <summary>The resource has shown that it is alive.</summary>
    void Heartbeat(T resource);

    /// <summary>Forgets a resource.</summary>
    void Remove(T resource);

    /// <summary>Forgets all resources.</summary>
    void Reset();
}
