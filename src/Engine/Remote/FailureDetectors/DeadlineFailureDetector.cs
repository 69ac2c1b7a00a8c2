using Akka.Configuration;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Believes in a resource for a fixed time after each heartbeat.</summary>
public class DeadlineFailureDetector : FailureDetector
{
    private readonly Clock _clock;
    private readonly long _patience;
    private long _last;
    private volatile bool _active;

    /// <summary>Creates a detector from its section: acceptable-heartbeat-pause, heartbeat-interval.</summary>
    public DeadlineFailureDetector(Config config, EventStream eventStream)
        : this(config.GetTimeSpan("acceptable-heartbeat-pause"), config.GetTimeSpan("heartbeat-interval"))
    {
    }

    /// <summary>Creates a detector.</summary>
    /// <exception cref="ArgumentException">The pause is not positive.</exception>
    [Obsolete("Give the heartbeat interval too.")]
    public DeadlineFailureDetector(TimeSpan acceptableHeartbeatPause, Clock? clock = null)
        : this(acceptableHeartbeatPause, TimeSpan.Zero, clock)
    {
    }

    /// <summary>Creates a detector.</summary>
    /// <param name="acceptableHeartbeatPause">How long heartbeats may be overdue.</param>
    /// <param name="heartbeatInterval">How often they should come.</param>
    /// <param name="clock">The clock; the machine's when null.</param>
    /// <exception cref="ArgumentException">The sum of both is not positive.</exception>
    public DeadlineFailureDetector(TimeSpan acceptableHeartbeatPause, TimeSpan heartbeatInterval, Clock? clock = null)
    {
        if (acceptableHeartbeatPause <= TimeSpan.Zero)
            throw new ArgumentException($"The acceptable heartbeat pause is {acceptableHeartbeatPause}: it must be positive.", nameof(acceptableHeartbeatPause));
        _patience = (long)(acceptableHeartbeatPause + heartbeatInterval).TotalMilliseconds;
        _clock = clock ?? DefaultClock;
    }

    /// <inheritdoc />
    public override bool IsAvailable => !_active || _clock() < Interlocked.Read(ref _last) + _patience;

    /// <inheritdoc />
    public override bool IsMonitoring => _active;

    /// <inheritdoc />
    public override void HeartBeat()
    {
        Interlocked.Exchange(ref _last, _clock());
        _active = true;
    }
}
