using ActorConcurrency.Actors.Contracts.Schedules;
using ActorConcurrency.Actors.Pipes;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Pipes;

/// <summary>Random schedules of sends and receives that are cancelled, until one of the ends is killed at any step.</summary>
public abstract class PipeScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public void AnySchedule_WithTheSenderKilled_GivesAllThatWasSentInOrderAndEnds() => EverySchedule(GivesAllAsync);

    [Fact]
    public void AnySchedule_WithTheReceiverKilled_BreaksThePipe() => EverySchedule(BreaksAsync);

    private async Task<bool> GivesAllAsync(string name, byte[] steps)
    {
        var (sending, from) = (Concurrency.As(), Concurrency.As());
        var sender = await Soon(sending.Pipe<int>(name, capacity: 4).OpenAsync(PipeEnd.First));
        var receiver = await Soon(from.Pipe<int>(name, capacity: 4).OpenAsync(PipeEnd.Second));
        var (sent, received) = await StepAsync(sender, receiver, steps);

        Sys.Stop(sending.Ref);
        await foreach (var item in receiver.ReadAllAsync())
            received.Add(item);

        await Soon(from.DisposeAsync());
        var after = await Until(() => Concurrency.Pipe<int>(name, capacity: 4).GetSnapshotAsync(), s => s.Second == PipeEndState.Closed);
        return received.SequenceEqual(Enumerable.Range(0, sent)) && after.Waiters.Count == 0;
    }

    private async Task<bool> BreaksAsync(string name, byte[] steps)
    {
        var (sending, from) = (Concurrency.As(), Concurrency.As());
        var sender = await Soon(sending.Pipe<int>(name, capacity: 4).OpenAsync(PipeEnd.First));
        var receiver = await Soon(from.Pipe<int>(name, capacity: 4).OpenAsync(PipeEnd.Second));
        var (_, received) = await StepAsync(sender, receiver, steps);
        var waits = receiver.ReceiveAsync();

        Sys.Stop(from.Ref);
        await Assert.ThrowsAsync<IOException>(() => Soon(SendForEver()));
        try
        {
            received.Add(await Soon(waits));
        }
        catch (ObjectDisposedException)
        {
        }

        await Soon(sending.DisposeAsync());
        return received.SequenceEqual(received.Order());

        async Task SendForEver()
        {
            while (true)
                await sender.SendAsync(int.MaxValue);
        }
    }

    // Some receives are cancelled on their way: what was on its way to them is the next one's.
    private static async Task<(int Sent, List<int> Received)> StepAsync(
        PipeConnection<int> sender, PipeConnection<int> receiver, byte[] steps)
    {
        var (sent, received) = (0, new List<int>());
        foreach (var step in steps)
        {
            if (step % 3 < 2)
            {
                if (await Soon(sender.TrySendAsync(sent)))
                    sent++;
                continue;
            }

            using var cancellation = new CancellationTokenSource();
            var receives = receiver.ReceiveAsync(null, cancellation.Token);
            for (var i = step / 3 % 8; i > 0; i--)
                await Task.Yield();
            await cancellation.CancelAsync();
            try
            {
                received.Add(await Soon(receives));
            }
            catch (OperationCanceledException)
            {
            }
        }

        return (sent, received);
    }
}
