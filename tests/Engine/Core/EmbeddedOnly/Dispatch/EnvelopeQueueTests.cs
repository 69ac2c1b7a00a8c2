using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Dispatch;

/// <summary>The queue that every mailbox has built in.</summary>
public sealed class EnvelopeQueueTests
{
    private EnvelopeWriter _writer;
    private EnvelopeReader _reader;

    [Fact]
    public void Take_LongAfterASegmentWasLeft_TheSegmentIsCollectedAndLeadsNowhere()
    {
        for (var i = 0; i <= EnvelopeWriter.FirstPlaces; i++)
            Enqueue();
        var left = AfterFirst();

        for (var i = 0; i < 100; i++)
        {
            Enqueue();
            Assert.False(_reader.Take(ref _writer).IsEmpty);
        }

        Assert.Same(EnvelopeSegment.Left, _writer.AfterFirst);
        GC.Collect();
        Assert.False(left.IsAlive);
        Assert.Equal(EnvelopeWriter.FirstPlaces + 1, _reader.Count(ref _writer));
    }

    [Fact]
    public async Task Enqueue_ByMany_NothingIsLostAndEachOnesOrderIsKept()
    {
        const int Producers = 4;
        const int Each = 20_000;
        var producing = Enumerable.Range(0, Producers).Select(producer => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Each; i++)
                    _writer.Enqueue(new Envelope((producer, i), ActorRefs.NoSender!));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();

        var next = new int[Producers];
        for (var taken = 0; taken < Producers * Each;)
        {
            var envelope = _reader.Take(ref _writer);
            if (envelope.IsEmpty)
            {
                Assert.False(Array.Exists(producing, task => task.IsFaulted));
                Thread.Yield();
                continue;
            }

            var (producer, number) = ((int, int))envelope.Message;
            Assert.Equal(next[producer]++, number);
            taken++;
        }

        await Task.WhenAll(producing);
        Assert.False(_reader.HasMessages(ref _writer));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference AfterFirst() => new(_writer.AfterFirst);

    private void Enqueue() => _writer.Enqueue(new Envelope("message", ActorRefs.NoSender!));
}
