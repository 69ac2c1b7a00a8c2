using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Coroutines;

/// <summary>What a coroutine is made of.</summary>
/// <param name="Primitives">Those that it uses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Body">What it does; the second argument is what it is resumed with for the first time.</param>
/// <param name="Start">Where the body starts; null: on the thread pool.</param>
internal sealed record CoroutineSpec(
    IPrimitives Primitives, string Name, Func<CoroutineSeat, object?, Task<object?>> Body, Func<Func<Task<object?>>, Task<object?>>? Start = null);

/// <summary>
/// Runs the body of a coroutine beside itself, from the first <see cref="Resume"/> on. It is the owner of what the body obtains: stopping
/// it frees all of that, whether the body has ended or not. Its parent decides when the body goes on.
/// </summary>
internal sealed class CoroutineRunner : TracedReceiveActor
{
    private readonly CoroutineSpec _spec;
    private readonly CoroutineSeat _seat;
    private bool _isStarted;

    public static Props Props(CoroutineSpec spec) => Akka.Actor.Props.Create(typeof(CoroutineRunner), spec);

    public CoroutineRunner(CoroutineSpec spec)
    {
        _spec = spec;
        var view = ConcurrencyExtension.Of(Context.System).OwnedBy(Self, spec.Primitives);
        _seat = new CoroutineSeat(spec.Name, Self, Context.Parent, view, Context.System.Scheduler);
        Receive<Resume>(OnResume);
    }

    protected override void PostStop() => _seat.Stop();

    private void OnResume(Resume m)
    {
        if (_isStarted)
        {
            _seat.Resume(m);
            return;
        }

        _isStarted = true;
        RunAsync(_spec, _seat, m.Value).PipeTo(Context.Parent, Self);
    }

    // Never throws: what the body throws, at once or later, is its outcome.
    private static async Task<Ended> RunAsync(CoroutineSpec spec, CoroutineSeat seat, object? argument)
    {
        Task<object?> Body() => spec.Body(seat, argument);

        try
        {
            return new Ended(await (spec.Start?.Invoke(Body) ?? Task.Run(Body)).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (seat.Stopping.IsCancellationRequested)
        {
            return new Ended(null, new CoroutineExitException($"Coroutine '{spec.Name}' was ended."));
        }
        catch (Exception failure)
        {
            return new Ended(null, failure);
        }
    }

    /// <summary>The body goes on: with a value, or with an exception where it is suspended.</summary>
    internal sealed record Resume(object? Value, Exception? Failure = null) : INoSerializationVerificationNeeded;

    /// <summary>The body's outcome. It reaches nobody when the coroutine was ended in the meantime, which is nothing to report.</summary>
    internal sealed record Ended(object? Value, Exception? Failure) : IDeadLetterSuppression, INoSerializationVerificationNeeded;
}
