using Akka.Configuration;
using Akka.Event;

namespace Akka.Remote;

/// <summary>
/// Judges by how unlikely the present silence is, given the intervals between heartbeats so far: phi = -log10(P(a heartbeat comes later still)).
/// After Hayashibara, Défago, Yared and Katayama, "The φ Accrual Failure Detector" (2004), with the logistic approximation
/// of the normal distribution by Bowling and others (2009).
/// </summary>
public class PhiAccrualFailureDetector : FailureDetector
{
    private readonly object _gate = new();
    private readonly Clock _clock;
    private readonly double _threshold = 8;
    private readonly double _minStdDeviation = 100;
    private readonly double _acceptablePause;
    private readonly EventStream? _events;
    private readonly long[] _intervals = new long[1000];
    private int _count;
    private int _next;
    private long _sum;
    private long _squareSum;
    private long? _last;

    /// <summary>
    /// Creates a detector from its section: threshold, max-sample-size, min-std-deviation, acceptable-heartbeat-pause, heartbeat-interval.
    /// </summary>
    public PhiAccrualFailureDetector(Config config, EventStream ev)
        : this(config, ev, DefaultClock)
    {
    }

    /// <summary>Creates a detector.</summary>
    /// <param name="threshold">The phi from which on the resource is given up: 8 errs once in 10⁸ heartbeats.</param>
    /// <param name="maxSampleSize">How many intervals are remembered.</param>
    /// <param name="minStdDeviation">What the standard deviation is taken for when it is less.</param>
    /// <param name="acceptableHeartbeatPause">How long heartbeats may be missing without any suspicion.</param>
    /// <param name="firstHeartbeatEstimate">The interval that is assumed at first.</param>
    /// <param name="clock">The clock; the machine's when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not positive, or the pause is negative.</exception>
    public PhiAccrualFailureDetector(
        double threshold, int maxSampleSize, TimeSpan minStdDeviation, TimeSpan acceptableHeartbeatPause, TimeSpan firstHeartbeatEstimate, Clock? clock = null)
        : this(clock ?? DefaultClock)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSampleSize);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minStdDeviation, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(acceptableHeartbeatPause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstHeartbeatEstimate, TimeSpan.Zero);
        _threshold = threshold;
        _intervals = new long[maxSampleSize];
        _minStdDeviation = minStdDeviation.TotalMilliseconds;
        _acceptablePause = acceptableHeartbeatPause.TotalMilliseconds;
        // Two first samples with a high deviation: not to be suspicious before anything is known.
        var mean = (long)firstHeartbeatEstimate.TotalMilliseconds;
        Add(mean - (mean / 4));
        Add(mean + (mean / 4));
    }

    /// <summary>For derived detectors.</summary>
    protected PhiAccrualFailureDetector(Clock clock) => _clock = clock;

    internal PhiAccrualFailureDetector(Config config, EventStream? events, Clock clock)
        : this(
            config.GetDouble("threshold"),
            config.GetInt("max-sample-size"),
            config.GetTimeSpan("min-std-deviation"),
            config.GetTimeSpan("acceptable-heartbeat-pause"),
            config.GetTimeSpan("heartbeat-interval"),
            clock) => _events = events;

    /// <summary>Whom the detector judges, for its log.</summary>
    public string Address { get; set; } = "N/A";

    /// <inheritdoc />
    public override bool IsAvailable
    {
        get
        {
            lock (_gate) return PhiAt(_clock()) < _threshold;
        }
    }

    /// <inheritdoc />
    public override bool IsMonitoring
    {
        get
        {
            lock (_gate) return _last is not null;
        }
    }

    /// <summary>How suspicious the present silence is; 0 before the first heartbeat.</summary>
    internal double Phi
    {
        get
        {
            lock (_gate) return PhiAt(_clock());
        }
    }

    /// <inheritdoc />
    public override void HeartBeat()
    {
        lock (_gate)
        {
            var now = _clock();
            if (_last is { } last)
            {
                var interval = now - last;
                // The pause of something that was given up says nothing about its normal rhythm.
                if (PhiAt(now) < _threshold) Add(interval);
                if (interval >= _acceptablePause / 3 * 2 && _acceptablePause > 0)
                    _events?.Publish(new Warning(Address, GetType(), $"Heartbeat interval is growing too large for address {Address}: {interval} millis"));
            }
            _last = now;
        }
    }

    internal static double PhiOf(double elapsed, double mean, double deviation)
    {
        var y = (elapsed - mean) / deviation;
        var e = Math.Exp(-y * (1.5976 + (0.070566 * y * y)));
        return elapsed > mean ? -Math.Log10(e / (1 + e)) : -Math.Log10(1 - (1 / (1 + e)));
    }

    // The clock is read once for each heartbeat and each question.
    private double PhiAt(long now)
    {
        if (_last is not { } last || _count == 0) return 0;
        var mean = (double)_sum / _count;
        var variance = Math.Max(0, ((double)_squareSum / _count) - (mean * mean));
        return PhiOf(now - last, mean + _acceptablePause, Math.Max(Math.Sqrt(variance), _minStdDeviation));
    }

    private void Add(long interval)
    {
        if (_count == _intervals.Length)
        {
            var oldest = _intervals[_next];
            _sum -= oldest;
            _squareSum -= oldest * oldest;
        }
        else
        {
            _count++;
        }
        _intervals[_next] = interval;
        _next = (_next + 1) % _intervals.Length;
        _sum += interval;
        _squareSum += interval * interval;
    }
}
