using Akka.Remote;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.FailureDetectors;

public sealed class FailureDetectorTests
{
    private long _now = 10_000;

    [Fact]
    public void Phi_BeforeTheFirstHeartbeat_IsAvailableAndNotMonitoring()
    {
        var detector = Phi();

        Assert.True(detector.IsAvailable);
        Assert.False(detector.IsMonitoring);
    }

    [Fact]
    public void Phi_RegularHeartbeats_StaysAvailable()
    {
        var detector = Phi();
        for (var i = 0; i < 100; i++)
        {
            detector.HeartBeat();
            _now += 1_000;
            Assert.True(detector.IsAvailable);
        }
        Assert.True(detector.IsMonitoring);
    }

    [Fact]
    public void Phi_EachHeartbeatAndEachQuestion_ReadsTheClockOnce()
    {
        var reads = 0;
        var detector = new PhiAccrualFailureDetector(8, 100, TimeSpan.FromMilliseconds(100), TimeSpan.Zero, TimeSpan.FromSeconds(1), () => ++reads * 1_000);

        detector.HeartBeat();
        detector.HeartBeat();
        Assert.True(detector.IsAvailable);

        Assert.Equal(3, reads);
    }

    [Fact]
    public void Phi_LongSilence_IsUnavailableUntilTheNextHeartbeat()
    {
        var detector = Phi();
        for (var i = 0; i < 20; i++)
        {
            detector.HeartBeat();
            _now += 1_000;
        }
        _now += 10_000;
        Assert.False(detector.IsAvailable);

        detector.HeartBeat();

        Assert.True(detector.IsAvailable);
    }

    [Fact]
    public void Phi_SilenceWithinTheAcceptablePause_StaysAvailable()
    {
        var detector = new PhiAccrualFailureDetector(
            8, 100, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), () => _now);
        for (var i = 0; i < 20; i++)
        {
            detector.HeartBeat();
            _now += 1_000;
        }

        _now += 9_000;
        Assert.True(detector.IsAvailable);
        _now += 4_000;
        Assert.False(detector.IsAvailable);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(8, 0)]
    public void Phi_BadArguments_AreNamed(double threshold, int samples) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new PhiAccrualFailureDetector(threshold, samples, TimeSpan.FromMilliseconds(1), TimeSpan.Zero, TimeSpan.FromSeconds(1), () => _now));

    [Fact]
    public void Deadline_AfterPauseAndInterval_IsUnavailable()
    {
        var detector = new DeadlineFailureDetector(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1), () => _now);
        Assert.True(detector.IsAvailable);
        detector.HeartBeat();

        _now += 3_999;
        Assert.True(detector.IsAvailable);
        _now += 1;
        Assert.False(detector.IsAvailable);
    }

    [Fact]
    public void Registry_UnknownResource_IsAvailable()
    {
        var registry = new DefaultFailureDetectorRegistry<string>(() => new DeadlineFailureDetector(TimeSpan.FromSeconds(1), TimeSpan.Zero, () => _now));
        registry.Heartbeat("a");
        _now += 2_000;

        Assert.False(registry.IsAvailable("a"));
        Assert.True(registry.IsMonitoring("a"));
        Assert.True(registry.IsAvailable("b"));
        registry.Remove("a");
        Assert.True(registry.IsAvailable("a"));
        Assert.False(registry.IsMonitoring("a"));
    }

    private PhiAccrualFailureDetector Phi() => new(8, 100, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), () => _now);
}
