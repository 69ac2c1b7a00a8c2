using System.Threading.Channels;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Queues;

public abstract class QueueChannelTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorQueue<int> Two => Concurrency.Queue<int>("two", capacity: 2);

    [Fact]
    public async Task Channel_ReadsWhatItWrites()
    {
        var channel = Two.AsChannel();
        var writes = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await channel.Writer.WriteAsync(i);
            channel.Writer.Complete();
        });

        var seen = new List<int>();
        await foreach (var item in channel.Reader.ReadAllAsync())
            seen.Add(item);

        await Soon(writes);
        Assert.Equal(Enumerable.Range(0, 50), seen);
        await Soon(channel.Reader.Completion);
    }

    [Fact]
    public async Task TryWrite_WithOneOnItsWay_IsRefusedUntilItHasArrived()
    {
        await Soon(Two.EnqueueManyAsync([1, 2]));
        var writer = Two.AsChannel().Writer;

        Assert.True(writer.TryWrite(3));
        Assert.False(writer.TryWrite(4));
        var waits = writer.WaitToWriteAsync().AsTask();
        Assert.Equal(1, await Soon(Two.DequeueAsync()));

        Assert.True(await Soon(waits));
        Assert.Equal([2, 3], await Soon(Two.DequeueManyAsync(3)));
    }

    [Fact]
    public async Task Writer_AfterComplete_IsClosed()
    {
        var writer = Two.AsChannel().Writer;

        Assert.True(writer.TryWrite(1));
        Assert.True(writer.TryComplete());
        Assert.False(writer.TryComplete());

        Assert.False(writer.TryWrite(2));
        Assert.False(await Soon(writer.WaitToWriteAsync().AsTask()));
        await Assert.ThrowsAsync<ChannelClosedException>(() => Soon(writer.WriteAsync(2)));
        Assert.Equal([1], await Soon(Two.DequeueManyAsync(3)));
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(Two.DequeueAsync()));
    }

    [Fact]
    public async Task Writer_OfAQueueThatOthersCompleted_IsClosed()
    {
        var writer = Two.AsChannel().Writer;
        await Soon(Two.CompleteAsync());

        await Assert.ThrowsAsync<ChannelClosedException>(() => Soon(writer.WriteAsync(1)));
    }

    [Fact]
    public async Task Read_Canceled_LosesNoItem()
    {
        var reader = Two.AsChannel().Reader;
        using var cancellation = new CancellationTokenSource();
        var waits = reader.ReadAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(waits));

        await Soon(Two.EnqueueAsync(7));

        Assert.Equal(7, await Soon(reader.ReadAsync().AsTask()));
    }
}
