namespace Akka.TestKit;

/// <summary>Lets a number of threads go on only together, again and again. Waiting blocks.</summary>
public class TestBarrier
{
    /// <summary>5 seconds, the waiting time of a barrier that was created without one.</summary>
    [Obsolete("Take the default timeout of the TestKitSettings.")]
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly TestKitBase _testKit;
    private readonly int _count;
    private readonly TimeSpan _defaultTimeout;
    private volatile Barrier _barrier;

    /// <summary>A barrier for a number of threads; waits the kit's default timeout unless told otherwise.</summary>
    public TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
    {
        _testKit = testKit;
        _count = count;
        _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;
        _barrier = new Barrier(count);
    }

    /// <summary>Waits the default time for all the others.</summary>
    /// <exception cref="TimeoutException">They did not all come in time.</exception>
    public void Await() => Await(_defaultTimeout);

    /// <summary>Waits the given time, dilated, for all the others.</summary>
    /// <exception cref="TimeoutException">They did not all come in time.</exception>
    public void Await(TimeSpan timeout)
    {
        var patience = _testKit.Dilated(timeout);
        if (!_barrier.SignalAndWait(patience))
            throw new TimeoutException($"Not all {_count} parties came to the barrier within {patience}.");
    }

    /// <summary>Begins anew: who waits now waits for nobody who comes later.</summary>
    public void Reset() => _barrier = new Barrier(_count);
}
