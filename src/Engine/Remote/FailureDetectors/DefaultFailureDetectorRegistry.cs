using System.Collections.Concurrent;

namespace Akka.Remote;

/// <summary>Failure detectors that are made when the first heartbeat of a resource comes.</summary>
public class DefaultFailureDetectorRegistry<T> : IFailureDetectorRegistry<T>
    where T : notnull
{
    private readonly ConcurrentDictionary<T, Lazy<FailureDetector>> _detectors = new();
    private readonly Func<FailureDetector> _factory;

    /// <summary>Creates the registry.</summary>
    /// <param name="factory">Makes a detector.</param>
    public DefaultFailureDetectorRegistry(Func<FailureDetector> factory) => _factory = factory;

    /// <inheritdoc />
    public bool IsAvailable(T resource) => !_detectors.TryGetValue(resource, out var detector) || detector.Value.IsAvailable;

    /// <inheritdoc />
    public bool IsMonitoring(T resource) => _detectors.TryGetValue(resource, out var detector) && detector.Value.IsMonitoring;

    /// <inheritdoc />
    public void Heartbeat(T resource) => _detectors.GetOrAdd(resource, _ => new Lazy<FailureDetector>(_factory)).Value.HeartBeat();

    /// <inheritdoc />
    public void Remove(T resource) => _detectors.TryRemove(resource, out _);

    /// <inheritdoc />
    public void Reset() => _detectors.Clear();

    /// <summary>The detector of a resource; null for one that is not known.</summary>
    internal FailureDetector? Find(T resource) => _detectors.TryGetValue(resource, out var detector) ? detector.Value : null;
}
