using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pipes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static ActorConcurrency.Actors.Pipes.PipeProtocol;

namespace ActorConcurrency.Actors.Contracts.Pipes;

public abstract class PipeTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private int _schedules;

    private ActorPipe<int> Duplex => Concurrency.Pipe<int>("duplex");

    private ActorPipe<int> Narrow => Concurrency.Pipe<int>("narrow", duplex: false, capacity: 1);

    [Fact]
    public async Task Send_IsReceivedInOrderAtTheOtherEnd()
    {
        var (first, second) = await OpenAsync(Duplex);

        for (var i = 0; i < 10; i++)
        {
            await Soon(first.SendAsync(i));
            await Soon(second.SendAsync(-i));
        }

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(i, await Soon(second.ReceiveAsync()));
            Assert.Equal(-i, await Soon(first.ReceiveAsync()));
        }
    }

    [Fact]
    public async Task Receive_BeforeTheSend_Waits()
    {
        var (first, second) = await OpenAsync(Duplex);
        var one = first.ReceiveAsync();
        await UntilWaiting(Duplex, 1);
        var two = first.ReceiveAsync();
        await UntilWaiting(Duplex, 2);

        await Soon(second.SendAsync(1));
        await Soon(second.SendAsync(2));

        Assert.Equal((1, 2), (await Soon(one), await Soon(two)));
    }

    [Fact]
    public async Task Receive_NothingInTime_TimesOutAndNamesTheOwners()
    {
        await using var owner = Concurrency.As("listener");
        var first = await Soon(owner.Pipe<int>("duplex").OpenAsync(PipeEnd.First));
        var waits = first.ReceiveAsync(TimeSpan.FromSeconds(1));
        await UntilWaiting(Duplex, 1);

        Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits));
        Assert.Contains(owner.Ref.Path.ToStringWithoutAddress(), error.Message);
        Assert.Null(await Soon(first.TryReceiveAsync()));
        Assert.Empty((await Soon(Duplex.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public async Task Open_TakenEnd_IsRefused()
    {
        await using var owner = Concurrency.As("one");
        await Soon(owner.Pipe<int>("duplex").OpenAsync(PipeEnd.First));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Duplex.OpenAsync(PipeEnd.First)));

        Assert.Contains(owner.Ref.Path.ToStringWithoutAddress(), error.Message);
        await using var second = await Soon(Duplex.OpenAsync(PipeEnd.Second));
    }

    [Fact]
    public async Task Open_ClosedEnd_IsRefused()
    {
        await Soon((await Soon(Duplex.OpenAsync(PipeEnd.First))).CloseAsync());

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(Duplex.OpenAsync(PipeEnd.First)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Duplex.OpenAsync((PipeEnd)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Pipe<int>("bad", capacity: 0));
    }

    [Fact]
    public void Open_Canceled_LeavesTheEndUnopened()
    {
        var open = new Open(1, TestActor, PipeEnd.First);
        Duplex.Actor.Tell(open, TestActor);
        var opened = ExpectMsg<Opened>();
        Duplex.Actor.Tell(open.ToCancel(), TestActor);
        Duplex.Actor.Tell(open with { RequestId = 2 }, TestActor);

        Assert.True(ExpectMsg<Opened>().FencingToken > opened.FencingToken);
    }

    [Fact]
    public async Task Close_OtherEndReceivesWhatWasSentAndThenTheEnd()
    {
        var (first, second) = await OpenAsync(Duplex);
        await Soon(first.SendAsync(1));
        await Soon(first.SendAsync(2));

        await Soon(first.CloseAsync());
        await Soon(first.CloseAsync());
        await first.DisposeAsync();

        Assert.True(await Soon(second.PollAsync()));
        var seen = new List<int>();
        await foreach (var item in second.ReadAllAsync())
            seen.Add(item);
        Assert.Equal([1, 2], seen);
        Assert.True(await Soon(second.PollAsync()));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Soon(second.ReceiveAsync()));
        await Assert.ThrowsAsync<IOException>(() => Soon(second.SendAsync(3)));
        Assert.False(first.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task Close_WithCallsUnderWay_EndsThem()
    {
        var (first, second) = await OpenAsync(Duplex);
        var own = first.ReceiveAsync();
        await UntilWaiting(Duplex, 1);
        var others = second.ReceiveAsync();
        await UntilWaiting(Duplex, 2);

        await Soon(first.CloseAsync());

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(own));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Soon(others));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(first.ReceiveAsync()));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(first.SendAsync(1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(first.PollAsync()));
    }

    [Fact]
    public async Task Owner_Dies_IsTheEndOfTheStreamAtTheOtherEnd()
    {
        var mortal = CreateTestProbe();
        var first = await Soon(Concurrency.As(mortal.Ref).Pipe<int>("duplex").OpenAsync(PipeEnd.First));
        var second = await Soon(Duplex.OpenAsync(PipeEnd.Second));
        await Soon(first.SendAsync(1));

        Sys.Stop(mortal.Ref);

        Assert.Equal(1, await Soon(second.ReceiveAsync()));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Soon(second.ReceiveAsync()));
        await Assert.ThrowsAsync<IOException>(() => Soon(second.SendAsync(2)));
        Assert.Equal(PipeEndState.Closed, (await Soon(Duplex.GetSnapshotAsync())).First);
        await Soon(WhenLost(first));
    }

    [Fact]
    public async Task Primitive_Dies_LosesBothEnds()
    {
        var (first, second) = await OpenAsync(Duplex);
        var waits = first.ReceiveAsync();
        await UntilWaiting(Duplex, 1);

        await Kill(Duplex.Actor);

        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(waits));
        await Soon(WhenLost(first));
        await Soon(WhenLost(second));
        var next = await Soon(Duplex.OpenAsync(PipeEnd.First));
        Assert.True(next.FencingToken > first.FencingToken);
    }

    [Fact]
    public async Task OneWay_TheWrongWay_IsInvalid()
    {
        var (first, second) = await OpenAsync(Narrow);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(first.SendAsync(1)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(second.ReceiveAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(second.PollAsync()));
    }

    [Fact]
    public async Task Send_Full_WaitsForRoom()
    {
        var (first, second) = await OpenAsync(Narrow);
        await Soon(second.SendAsync(1));
        var waits = second.SendAsync(2);
        await UntilWaiting(Narrow, 1);

        Assert.False(await Soon(second.TrySendAsync(3)));
        Assert.Equal(1, await Soon(first.ReceiveAsync()));
        await Soon(waits);
        Assert.Equal(2, await Soon(first.ReceiveAsync()));
        Assert.True(await Soon(second.TrySendAsync(4)));
    }

    [Fact]
    public async Task Send_WaitingForRoom_IsBrokenByTheOtherEndsClose()
    {
        var (first, second) = await OpenAsync(Narrow);
        await Soon(second.SendAsync(1));
        var waits = second.SendAsync(2);
        await UntilWaiting(Narrow, 1);

        await first.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => Soon(waits));
    }

    [Fact]
    public async Task Poll_WaitsForAnItemAndLeavesIt()
    {
        var (first, second) = await OpenAsync(Duplex);
        Assert.False(await Soon(first.PollAsync()));
        var polls = first.PollAsync(TimeSpan.FromSeconds(5));
        await UntilWaiting(Duplex, 1);

        await Soon(second.SendAsync(1));

        Assert.True(await Soon(polls));
        Assert.Equal(1, await Soon(first.ReceiveAsync()));
        var inVain = first.PollAsync(TimeSpan.FromSeconds(5));
        await UntilWaiting(Duplex, 1);
        Advance(TimeSpan.FromSeconds(5));
        Assert.False(await Soon(inVain));
        Assert.Empty((await Soon(Duplex.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public async Task Receive_CanceledWhileItsItemIsOnTheWay_LosesNoneAndKeepsTheOrder()
    {
        var (first, second) = await OpenAsync(Duplex);
        for (var i = 0; i < 100; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var crossing = first.ReceiveAsync(null, cancellation.Token);
            await Task.WhenAll(Task.Run(cancellation.Cancel), Task.Run(() => second.SendAsync(i)));
            int seen;
            try
            {
                seen = await Soon(crossing);
            }
            catch (OperationCanceledException)
            {
                seen = await Soon(first.ReceiveAsync());
            }

            Assert.Equal(i, seen);
        }
    }

    [Fact]
    public async Task WaitClosed_CompletesWhenBothEndsAreClosed()
    {
        var (first, second) = await OpenAsync(Duplex);
        var waits = Duplex.WaitClosedAsync();
        await UntilWaiting(Duplex, 1);

        await Soon(first.CloseAsync());
        Assert.False(waits.IsCompleted);
        await Soon(second.CloseAsync());

        await Soon(waits);
        await Soon(Duplex.WaitClosedAsync(TimeSpan.Zero));
    }

    [Fact]
    public void Protocol_UseOfAnEndWithAnotherToken_IsRejected()
    {
        Duplex.Actor.Tell(new Send(1, TestActor, new FencingToken(1, 9), 1), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld);
        Duplex.Actor.Tell(new Close(2, TestActor, new FencingToken(1, 9)), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld);
    }

    [Fact]
    public async Task Hammer_PingPong_EveryItemOnce()
    {
        var (first, second) = await OpenAsync(Duplex);
        var echo = Task.Run(async () =>
        {
            await foreach (var item in second.ReadAllAsync())
                await second.SendAsync(item + 1);
            await second.CloseAsync();
        });
        var sends = Task.Run(async () =>
        {
            for (var i = 0; i < 1000; i++)
                await first.SendAsync(i);
        });

        for (var i = 0; i < 1000; i++)
            Assert.Equal(i + 1, await Soon(first.ReceiveAsync()));
        await Soon(sends);
        await Soon(first.CloseAsync());
        await Soon(echo);
        await Soon(Duplex.WaitClosedAsync());
    }

    [Fact]
    public void AnySchedule_WithTheSenderKilled_WhatWasSentArrivesInOrder() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll<byte[]>(steps => ArrivesAsync(steps).GetAwaiter().GetResult()));

    // Sends, receives and receives that are cancelled; at the end the sender is killed.
    private async Task<bool> ArrivesAsync(byte[] steps)
    {
        var pipe = Concurrency.Pipe<int>($"schedule{++_schedules}", duplex: false);
        var owner = Concurrency.As("sender");
        var sender = await Soon(owner.Pipe<int>(pipe.Name, duplex: false).OpenAsync(PipeEnd.Second));
        await using var receiver = await Soon(pipe.OpenAsync(PipeEnd.First));
        var seen = new List<int>();
        var sent = 0;
        foreach (var step in steps)
        {
            using var cancellation = new CancellationTokenSource();
            switch (step % 3)
            {
                case 0:
                    await Soon(sender.SendAsync(sent++));
                    break;
                case 1 when sent > seen.Count:
                    seen.Add(await Soon(receiver.ReceiveAsync()));
                    break;
                case 2:
                    var crossing = receiver.ReceiveAsync(null, cancellation.Token);
                    await cancellation.CancelAsync();
                    try
                    {
                        seen.Add(await Soon(crossing));
                    }
                    catch (OperationCanceledException)
                    {
                        // It is the next one again.
                    }

                    break;
            }
        }

        Sys.Stop(owner.Ref);
        await foreach (var item in receiver.ReadAllAsync())
            seen.Add(item);
        return seen.SequenceEqual(Enumerable.Range(0, sent));
    }

    private static async Task<(PipeConnection<int> First, PipeConnection<int> Second)> OpenAsync(ActorPipe<int> pipe) =>
        (await Soon(pipe.OpenAsync(PipeEnd.First)), await Soon(pipe.OpenAsync(PipeEnd.Second)));

    private static Task<PipeSnapshot> UntilWaiting(ActorPipe<int> pipe, int count) =>
        Until(() => pipe.GetSnapshotAsync(), s => s.Waiters.Count == count);

    private static Task WhenLost(Grant grant)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        grant.LostToken.Register(lost.SetResult);
        return lost.Task;
    }
}
