using ActorConcurrency.Actors.Coroutines.Generators;
using ActorConcurrency.Actors.Promises;
using Akka.Actor;
using Microsoft.CSharp.RuntimeBinder;

namespace ActorConcurrency.Scenarios.Coroutines.AsyncAwait;

/// <summary>A case for each of Python's rules.</summary>
internal static class PythonRules
{
    /// <summary>Async code is not always asynchronous: a body that awaits nothing unfinished runs to its end within the call.</summary>
    public static async Task SynchronousAsync(RuleStage stage)
    {
        var call = stage.Concurrency.Try(() =>
        {
            stage.Note("body-begins");
            stage.Note("body-ends");
            return Task.FromResult(1);
        });
        stage.Note("caller-goes-on");
        await call.WaitAsync(null, stage.Stopping);
    }

    /// <summary>A coroutine that is made does nothing; it runs when it is awaited. It is a generator that yields nothing.</summary>
    public static async Task LazyAsync(RuleStage stage)
    {
        var coroutine = stage.Concurrency.Generator<object?, object?, int>(null, RunAsync);
        stage.Note("created");
        stage.Note("nothing-yet", (await coroutine.GetSnapshotAsync(null, stage.Stopping)).State);
        stage.Note("awaited", (await coroutine.NextAsync(null, stage.Stopping)).Returned);

        Task<int> RunAsync(IGeneratorContext<object?, object?> context)
        {
            stage.Note("body-begins");
            return Task.FromResult(3);
        }
    }

    /// <summary>An await takes awaitables only: a promise is one, a number is not.</summary>
    public static async Task AwaitablesOnlyAsync(RuleStage stage)
    {
        object number = 5;
        try
        {
            // Written down as what it is, the compiler refuses it already.
            await (dynamic)number;
        }
        catch (RuntimeBinderException)
        {
            stage.Note("refused", number.GetType().Name);
        }

        stage.Note("awaited", await stage.Concurrency.Try(() => Task.FromResult((int)number)));
    }

    /// <summary>Who awaits holds no thread: other actors handle their messages. Its own next message waits, as its receive is not over.</summary>
    public static async Task OthersGoOnAsync(RuleStage stage)
    {
        var promise = stage.Concurrency.Promise<int>();
        var awaiting = stage.System.ActorOf(Props.Create<AwaitingActor>(stage, promise), "awaiting");
        var other = stage.System.ActorOf(Props.Create<HandlingActor>(stage), "other");
        await awaiting.Ask<Begun>(Begin.Instance, stage.Stopping);
        var next = awaiting.Ask<Handled>(Next.Instance, stage.Stopping);
        await other.Ask<Handled>(Next.Instance, stage.Stopping);
        stage.Note("settles");
        await promise.ResolveAsync(1, stage.Stopping);
        await next;
    }

    /// <summary>Who has the outcome piped to itself handles its own messages in the meantime, too.</summary>
    public static async Task OwnGoOnAsync(RuleStage stage)
    {
        var promise = stage.Concurrency.Promise<int>();
        var piping = stage.System.ActorOf(Props.Create<PipingActor>(stage, promise), "piping");
        await piping.Ask<Begun>(Begin.Instance, stage.Stopping);
        await piping.Ask<Handled>(Next.Instance, stage.Stopping);
        var end = piping.Ask<Handled>(End.Instance, stage.Stopping);
        stage.Note("settles");
        await promise.ResolveAsync(1, stage.Stopping);
        await end;
    }
}
