using System.Threading.Channels;

namespace ActorConcurrency.Bench.Engine;

/// <summary>The same work with plain .NET: what an actor's comforts are measured against.</summary>
internal static class Plain
{
    private static readonly object Message = new();

    /// <summary>One writer, one reader, an unbounded channel.</summary>
    public static async Task ChannelAsync(int count)
    {
        var channel = Unbounded<object>();
        var reader = Task.Run(async () =>
        {
            var left = count;
            while (await channel.Reader.WaitToReadAsync())
            {
                while (channel.Reader.TryRead(out _))
                {
                    if (--left == 0) return;
                }
            }
        });
        for (var i = 0; i < count; i++) channel.Writer.TryWrite(Message);
        await reader;
    }

    /// <summary>Two tasks that hand messages to and fro over two channels.</summary>
    public static async Task PingPongAsync(int exchanges, int inFlight)
    {
        Channel<object> there = Unbounded<object>(), back = Unbounded<object>();
        var echo = Task.Run(async () =>
        {
            await foreach (var message in there.Reader.ReadAllAsync()) back.Writer.TryWrite(message);
        });
        await Task.Run(async () =>
        {
            var toSend = exchanges;
            for (; toSend > exchanges - inFlight; toSend--) there.Writer.TryWrite(Message);
            for (var left = exchanges; left > 0; left--)
            {
                await back.Reader.ReadAsync();
                if (toSend-- > 0) there.Writer.TryWrite(Message);
            }
            there.Writer.Complete();
        });
        await echo;
    }

    /// <summary>Questions with a completion source in them, answered by one task.</summary>
    public static async Task AskAsync(int count, int askers)
    {
        var questions = Unbounded<TaskCompletionSource<object>>(singleWriter: askers == 1);
        var answering = Task.Run(async () =>
        {
            await foreach (var question in questions.Reader.ReadAllAsync()) question.SetResult(Message);
        });
        await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < count / askers; i++)
            {
                var question = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
                questions.Writer.TryWrite(question);
                await question.Task;
            }
        })));
        questions.Writer.Complete();
        await answering;
    }

    /// <summary>As many tasks, each waited for.</summary>
    public static Task TasksAsync(int count)
    {
        var countdown = new Countdown(count);
        var tasks = new Task[count];
        for (var i = 0; i < count; i++) tasks[i] = Task.Run(() => countdown.Signal());
        return Task.WhenAll(tasks);
    }

    private static Channel<T> Unbounded<T>(bool singleWriter = false) =>
        Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = singleWriter });
}
