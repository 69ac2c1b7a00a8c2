using Akka.Util;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Util;

public sealed class TokenBucketTests
{
    [Fact]
    public void Offer_WithinTheCapacity_DoesNotWait()
    {
        var bucket = new Bucket(capacity: 4, interval: 10);

        Assert.Equal([0L, 0L, 0L], new[] { bucket.Offer(1), bucket.Offer(3), bucket.Offer(0) });
    }

    [Fact]
    public void Offer_MoreThanThereIs_WaitsForItsLastToken()
    {
        var bucket = new Bucket(capacity: 4, interval: 10);

        Assert.Equal(30, bucket.Offer(7));

        bucket.Time = 34;
        Assert.Equal(6, bucket.Offer(1));
    }

    [Fact]
    public void Offer_AfterALongTime_HasNoMoreThanTheCapacity()
    {
        var bucket = new Bucket(capacity: 4, interval: 10);
        bucket.Offer(4);

        bucket.Time = 1_000_000;

        Assert.Equal(20, bucket.Offer(6));
    }

    [Fact]
    public void Offer_WithoutCapacity_WaitsForEachToken()
    {
        var bucket = new Bucket(capacity: 0, interval: 10);

        Assert.Equal(20, bucket.Offer(2));

        bucket.Time = 25;
        Assert.Equal(5, bucket.Offer(1));
    }

    [Fact]
    public void Offer_WhenTheClockWrapsAround_GoesOn()
    {
        var bucket = new Bucket(capacity: 2, interval: 1, start: long.MaxValue);
        bucket.Offer(2);

        bucket.Time = unchecked(long.MaxValue + 2);

        Assert.Equal(0, bucket.Offer(2));
        Assert.Equal(3, bucket.Offer(3));
    }

    [Fact]
    public void TickTimeTokenBucket_Offer_WaitsInTicks()
    {
        var bucket = new TickTimeTokenBucket(capacity: 1, period: TimeSpan.TicksPerHour);
        bucket.Init();

        Assert.Equal(0, bucket.Offer(1));
        Assert.InRange(bucket.Offer(2), TimeSpan.TicksPerHour, 2 * TimeSpan.TicksPerHour);
    }

    private sealed class Bucket : TokenBucket
    {
        private long _time;

        public Bucket(long capacity, long interval, long start = 0)
            : base(capacity, interval)
        {
            _time = start;
            Init();
        }

        public override long CurrentTime => _time;

        public long Time
        {
            set => _time = value;
        }
    }
}
