namespace ActorConcurrency.Actors.Coroutines.Generators;

/// <summary>Functions and enumerations as generators.</summary>
public static class GeneratorExtensions
{
    /// <summary>A generator of a function that yields, is sent something, and returns something.</summary>
    /// <param name="concurrency">Whose handle it is.</param>
    /// <param name="name">Null: a new one without a name, which ends when its handle is garbage.</param>
    /// <param name="run">What it does.</param>
    public static ActorGenerator<TYield, TSend, TReturn> Generator<TYield, TSend, TReturn>(
        this IConcurrency concurrency, string? name, Func<IGeneratorContext<TYield, TSend>, Task<TReturn>> run)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(run);
        return concurrency.Generator(name, new FunctionGenerator<TYield, TSend, TReturn>(run, run));
    }

    /// <summary>A generator of a function that only yields.</summary>
    /// <param name="concurrency">Whose handle it is.</param>
    /// <param name="name">Null: a new one without a name, which ends when its handle is garbage.</param>
    /// <param name="run">What it does.</param>
    public static ActorGenerator<T, object?, object?> Generator<T>(
        this IConcurrency concurrency, string? name, Func<IGeneratorContext<T, object?>, Task> run)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(run);
        return concurrency.Generator(name, new FunctionGenerator<T, object?, object?>(run, async context =>
        {
            await run(context).ConfigureAwait(false);
            return null;
        }));
    }

    /// <summary>A generator of an iterator method, which is called when the first value is asked for.</summary>
    /// <param name="concurrency">Whose handle it is.</param>
    /// <param name="name">Null: a new one without a name, which ends when its handle is garbage.</param>
    /// <param name="items">The method; it runs on thread pool threads, one value at a time.</param>
    public static ActorGenerator<T, object?, object?> Generator<T>(this IConcurrency concurrency, string? name, Func<IEnumerable<T>> items)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(items);
        return concurrency.Generator(name, new FunctionGenerator<T, object?, object?>(items, async context =>
        {
            await context.YieldFromAsync(items()).ConfigureAwait(false);
            return null;
        }));
    }

    /// <summary>A generator of an asynchronous iterator method, which is called when the first value is asked for.</summary>
    /// <param name="concurrency">Whose handle it is.</param>
    /// <param name="name">Null: a new one without a name, which ends when its handle is garbage.</param>
    /// <param name="items">The method; its enumerator is given <see cref="ICoroutineContext.Stopping"/>.</param>
    public static ActorGenerator<T, object?, object?> Generator<T>(
        this IConcurrency concurrency, string? name, Func<IAsyncEnumerable<T>> items)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(items);
        return concurrency.Generator(name, new FunctionGenerator<T, object?, object?>(items, async context =>
        {
            await context.YieldFromAsync(items()).ConfigureAwait(false);
            return null;
        }));
    }
}
