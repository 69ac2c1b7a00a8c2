using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>A gate that opens after a number of counts and can be closed again. Safe from all threads; waiting blocks.</summary>
public class TestLatch
{
    // Before DefaultTimeout, which is initialized from it.
    private static readonly TimeSpan StandardTimeout = TimeSpan.FromSeconds(5);

    /// <summary>5 seconds, the waiting time of a latch that was created without one.</summary>
    [Obsolete("Take the default timeout of the TestKitSettings.")]
    public static readonly TimeSpan DefaultTimeout = StandardTimeout;

    private readonly CountdownEvent _counts;
    private readonly Func<TimeSpan, TimeSpan> _dilate;
    private readonly TimeSpan _defaultTimeout;
    private readonly TestClock _clock = TestClock.Real;

    /// <summary>Opens after one count.</summary>
    public TestLatch()
        : this(1)
    {
    }

    /// <summary>Opens after the given number of counts.</summary>
    public TestLatch(int count)
        : this(count, StandardTimeout)
    {
    }

    /// <summary>Opens after the given number of counts; waits the given time unless told otherwise.</summary>
    public TestLatch(int count, TimeSpan defaultTimeout)
        : this(static duration => duration, defaultTimeout, count)
    {
    }

    /// <summary>Opens after the given number of counts; waiting times are first given to a function.</summary>
    protected TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _dilate = dilate;
        _defaultTimeout = defaultTimeout;
        _counts = new CountdownEvent(count);
    }

    internal TestLatch(TestKitBase testKit, int count)
        : this(testKit.Dilated, testKit.TestKitSettings.DefaultTimeout, count)
    {
        _clock = testKit.Clock;
    }

    /// <summary>Whether the gate is open.</summary>
    public bool IsOpen => _counts.IsSet;

    /// <summary>Counts one down.</summary>
    /// <exception cref="InvalidOperationException">The gate is open already.</exception>
    public void CountDown() => _counts.Signal();

    /// <summary>Opens the gate.</summary>
    public void Open()
    {
        while (_counts.CurrentCount is var missing and > 0)
        {
            try
            {
                _counts.Signal(missing);
            }
            catch (InvalidOperationException)
            {
                // Somebody counted meanwhile: look again.
            }
        }
    }

    /// <summary>Closes the gate for the number of counts that it had first.</summary>
    public void Reset() => _counts.Reset();

    /// <summary>Waits the default time for the gate to open.</summary>
    /// <exception cref="TimeoutException">It did not open in time.</exception>
    public void Ready() => Ready(_defaultTimeout);

    /// <summary>Waits the given time, dilated, for the gate to open.</summary>
    /// <exception cref="ArgumentException">The time is infinite.</exception>
    /// <exception cref="TimeoutException">It did not open in time.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan || timeout == TimeSpan.MaxValue)
            throw new ArgumentException("A latch is not waited for without an end.", nameof(timeout));

        var patience = _dilate(timeout);
        if (!_clock.Wait(_counts, patience))
            throw new TimeoutException(
                $"The latch has not opened within {patience}: {_counts.CurrentCount} of {_counts.InitialCount} counts are missing.");
    }
}
