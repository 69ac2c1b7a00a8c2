using System.Collections.Concurrent;
using System.Diagnostics;
using ActorConcurrency.Actors.Telemetry;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Telemetry;

public sealed class SpanTests : ActorsTestKit
{
    private readonly string _name = $"traced-{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<Activity> _spans = [];

    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is ConcurrencyTelemetry.ActivitySourceName or nameof(SpanTests),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (_name.Equals(span.GetTagItem(ConcurrencyTelemetry.NameAttribute)))
                    _spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    [Fact]
    public async Task Call_IsASpan_WithWhatItGot()
    {
        using var listener = Listen();
        await using var owner = Concurrency.As("caller");

        var lease = await Soon(owner.Lock(_name).AcquireAsync());

        var span = Assert.Single(_spans);
        Assert.Equal("lock Acquire", span.DisplayName);
        Assert.Equal("lock", span.GetTagItem(ConcurrencyTelemetry.KindAttribute));
        Assert.Equal("Acquire", span.GetTagItem(ConcurrencyTelemetry.OperationAttribute));
        Assert.Equal(owner.Ref.Path.ToStringWithoutAddress(), span.GetTagItem(ConcurrencyTelemetry.OwnerAttribute));
        Assert.Equal(lease.FencingToken.ToString(), span.GetTagItem(ConcurrencyTelemetry.FencingTokenAttribute));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task Call_ThatFails_IsASpanWithTheError()
    {
        await Soon(Concurrency.Lock(_name).AcquireAsync());
        using var listener = Listen();

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Concurrency.Lock(_name).AcquireAsync(TimeSpan.Zero)));

        var span = Assert.Single(_spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("System.TimeoutException", span.GetTagItem(ConcurrencyTelemetry.ErrorAttribute));
    }

    [Fact]
    public async Task Call_IsAChildOfItsCallersSpan_AndLeavesThatTheCurrentOne()
    {
        using var listener = Listen();
        using var source = new ActivitySource(nameof(SpanTests));
        using var outer = source.StartActivity("outer");
        Assert.NotNull(outer);

        var acquires = Concurrency.Lock(_name).AcquireAsync();
        Assert.Same(outer, Activity.Current);
        await Soon(acquires);

        Assert.Same(outer, Activity.Current);
        Assert.Equal(outer.SpanId, Assert.Single(_spans).ParentSpanId);
    }

    [Fact]
    public async Task Condition_Wait_IsASpanToo()
    {
        using var listener = Listen();
        var lease = await Soon(Concurrency.ReentrantLock(_name).AcquireAsync());

        Assert.False(await Soon(Concurrency.Condition(_name).WaitAsync(lease, TimeSpan.Zero)));

        Assert.Contains(_spans, span => span.DisplayName == "condition Wait");
    }
}
