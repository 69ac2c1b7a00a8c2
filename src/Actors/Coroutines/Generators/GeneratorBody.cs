using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines.Generators;

/// <summary>What the body of a generator has.</summary>
/// <typeparam name="TYield">What it yields.</typeparam>
/// <typeparam name="TSend">What is sent to it.</typeparam>
public interface IGeneratorContext<in TYield, TSend> : ICoroutineContext
{
    /// <summary>
    /// Gives a value to the one who asked for it, and waits until the next is asked for. Await it before you yield again.
    /// </summary>
    /// <returns>What was sent; the default value when nothing was.</returns>
    /// <exception cref="CoroutineExitException">The generator is closed, or its actor has stopped: clean up and return.</exception>
    /// <exception cref="InvalidOperationException">An earlier yield was not awaited.</exception>
    /// <remarks>What is thrown into the generator is thrown here.</remarks>
    Task<TSend?> YieldAsync(TYield value);

    /// <summary>Yields all items, one after the other; what is sent meanwhile is nobody's.</summary>
    async Task YieldFromAsync(IEnumerable<TYield> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
            await YieldAsync(item);
    }

    /// <summary>Yields all items, one after the other; what is sent meanwhile is nobody's.</summary>
    async Task YieldFromAsync(IAsyncEnumerable<TYield> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        await foreach (var item in items.WithCancellation(Stopping))
            await YieldAsync(item);
    }
}

/// <summary>What a generator does: derive from it, or give <c>Generator</c> a function.</summary>
/// <typeparam name="TYield">What it yields.</typeparam>
/// <typeparam name="TSend">What is sent to it.</typeparam>
/// <typeparam name="TReturn">What it returns at its end.</typeparam>
public abstract class GeneratorBody<TYield, TSend, TReturn>
{
    /// <summary>The work, on a thread pool thread; its return ends the iteration and is carried by the end.</summary>
    protected internal abstract Task<TReturn> RunAsync(IGeneratorContext<TYield, TSend> context);

    /// <summary>Where the body leaves the types behind.</summary>
    internal async Task<object?> RunAsync(CoroutineSeat seat) =>
        await RunAsync(new Context(seat)).ConfigureAwait(false);

    private sealed class Context(CoroutineSeat seat) : CoroutineContext(seat), IGeneratorContext<TYield, TSend>
    {
        private readonly CoroutineSeat _seat = seat;

        public async Task<TSend?> YieldAsync(TYield value) =>
            await _seat.SuspendAsync(new GeneratorProtocol.Yield(value)).ConfigureAwait(false) is { } sent ? (TSend)sent : default;
    }
}

/// <summary>A function as a body: two of the same function are one body.</summary>
internal sealed class FunctionGenerator<TYield, TSend, TReturn>(
    Delegate identity, Func<IGeneratorContext<TYield, TSend>, Task<TReturn>> run) : GeneratorBody<TYield, TSend, TReturn>
{
    private readonly Delegate _identity = identity;

    public override bool Equals(object? other) =>
        other is FunctionGenerator<TYield, TSend, TReturn> generator && generator._identity.Equals(_identity);

    public override int GetHashCode() => _identity.GetHashCode();

    public override string ToString() => _identity.Method.Name;

    protected internal override Task<TReturn> RunAsync(IGeneratorContext<TYield, TSend> context) => run(context);
}

/// <summary>What all uses of a generator's name must agree on.</summary>
/// <param name="Body">What it does.</param>
/// <param name="Run">The same without its types.</param>
internal sealed record GeneratorSettings(object Body, Func<CoroutineSeat, Task<object?>> Run) : PrimitiveSettings
{
    internal override bool StaysOnItsNode => true;

    public override Props Props(PrimitiveIncarnation primitive, object? image) => GeneratorActor.Props(primitive, this);

    public bool Equals(GeneratorSettings? other) => other is not null && Body.Equals(other.Body);

    public override int GetHashCode() => Body.GetHashCode();

    public override string ToString() => $"body {Body}";
}
