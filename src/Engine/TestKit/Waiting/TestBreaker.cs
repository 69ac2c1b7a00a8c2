using Akka.Pattern;

namespace Akka.TestKit;

/// <summary>A circuit breaker whose first changes of state a test can wait for.</summary>
public class TestBreaker
{
    /// <summary>Observes a breaker.</summary>
    public TestBreaker(CircuitBreaker instance)
    {
        Instance = instance;
        instance.OnClose(() => Open(ClosedLatch));
        instance.OnOpen(() => Open(OpenLatch));
        instance.OnHalfOpen(() => Open(HalfOpenLatch));
    }

    /// <summary>Set when the breaker has closed again.</summary>
    public CountdownEvent ClosedLatch { get; } = new(1);

    /// <summary>Set when the breaker has opened.</summary>
    public CountdownEvent OpenLatch { get; } = new(1);

    /// <summary>Set when the breaker has become half open.</summary>
    public CountdownEvent HalfOpenLatch { get; } = new(1);

    /// <summary>The breaker.</summary>
    public CircuitBreaker Instance { get; }

    private static void Open(CountdownEvent latch)
    {
        if (!latch.IsSet)
            latch.Signal();
    }
}
