using ActorConcurrency.Actors.Promises;

namespace ActorConcurrency.Scenarios.Coroutines.AsyncAwait;

/// <summary>A case for each of JavaScript's rules. An async function's call is <c>Try</c>: it gives a promise.</summary>
internal static class JavaScriptRules
{
    /// <summary>What an async function returns is wrapped in a promise.</summary>
    public static async Task WrappedAsync(RuleStage stage)
    {
        var call = stage.Concurrency.Try(() => Task.FromResult(42));
        stage.Note("gave", (await call.GetSnapshotAsync(null, stage.Stopping)).Kind);
        stage.Note("awaited", await call.WaitAsync(null, stage.Stopping));
    }

    /// <summary>What an async function throws rejects its promise; the call itself does not throw.</summary>
    public static async Task ThrowRejectsAsync(RuleStage stage)
    {
        var call = stage.Concurrency.Try<int>(() => throw new InvalidOperationException("no"));
        stage.Note("call-returned");
        await CatchAsync(stage, call);
    }

    /// <summary>An await pauses its function until the promise is fulfilled, and gives the value.</summary>
    public static async Task GivesValueAsync(RuleStage stage)
    {
        var promise = stage.Concurrency.Promise<int>();
        var function = WaitAsync();
        stage.Note("settles");
        await promise.ResolveAsync(7, stage.Stopping);
        await function;

        async Task WaitAsync()
        {
            stage.Note("waits");
            stage.Note("goes-on", await promise.WaitAsync(null, stage.Stopping));
        }
    }

    /// <summary>An await of a promise that is rejected throws the reason.</summary>
    public static async Task ThrowsReasonAsync(RuleStage stage)
    {
        var promise = stage.Concurrency.Promise<int>();
        var function = WaitAsync();
        stage.Note("settles");
        await promise.RejectAsync(new InvalidOperationException("no"), stage.Stopping);
        await function;

        async Task WaitAsync()
        {
            stage.Note("waits");
            await CatchAsync(stage, promise);
        }
    }

    /// <summary>An await of what is no promise makes a fulfilled one of it, and gives it back.</summary>
    public static async Task PlainValueAsync(RuleStage stage)
    {
        var promise = stage.Concurrency.Promise<int>();
        await promise.ResolveAsync(5, stage.Stopping);
        stage.Note("became", (await promise.GetSnapshotAsync(null, stage.Stopping)).Kind);
        stage.Note("awaited", await promise.WaitAsync(null, stage.Stopping));
    }

    /// <summary>A call of an async function returns when its body comes to its first await.</summary>
    public static async Task ReturnsEarlyAsync(RuleStage stage)
    {
        var promise = stage.Concurrency.Promise<int>();
        var call = stage.Concurrency.Try(async () =>
        {
            stage.Note("body-begins");
            var value = await promise.WaitAsync(null, stage.Stopping);
            stage.Note("body-ends");
            return value;
        });
        stage.Note("caller-goes-on");
        stage.Note("settles");
        await promise.ResolveAsync(1, stage.Stopping);
        await call.WaitAsync(null, stage.Stopping);
    }

    /// <summary>Steps that build on each other need no chain of then.</summary>
    public static async Task NoNestingAsync(RuleStage stage)
    {
        var chain = stage.Concurrency.Try(() => Task.FromResult(1)).Then(n => n * 2).Then(n => n * 2).Then(n => n * 2);
        stage.Note("then-gives", await chain.WaitAsync(null, stage.Stopping));

        var number = 1;
        for (var step = 0; step < 3; step++)
            number = await DoubleAsync(number);
        stage.Note("await-gives", number);

        Task<int> DoubleAsync(int n) => stage.Concurrency.Try(() => Task.FromResult(n * 2)).WaitAsync(null, stage.Stopping);
    }

    private static async Task CatchAsync(RuleStage stage, ActorPromise<int> promise)
    {
        try
        {
            await promise.WaitAsync(null, stage.Stopping);
        }
        catch (InvalidOperationException reason)
        {
            stage.Note("caught", reason.Message);
        }
    }
}
