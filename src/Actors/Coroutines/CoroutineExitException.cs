namespace ActorConcurrency.Actors.Coroutines;

/// <summary>
/// Raised inside a coroutine that is to end, where it is suspended, so that its <c>finally</c> blocks run: what Python calls
/// <c>GeneratorExit</c> and <c>GreenletExit</c>. A coroutine that ends with it has not failed.
/// </summary>
public sealed class CoroutineExitException : Exception
{
    /// <summary>Creates the exception.</summary>
    public CoroutineExitException(string message = "The coroutine is to end.")
        : base(message)
    {
    }
}
