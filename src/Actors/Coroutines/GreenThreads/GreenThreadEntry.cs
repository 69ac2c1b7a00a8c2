using Akka.Actor;
using static ActorConcurrency.Actors.Coroutines.GreenThreads.GreenThreadsProtocol;

namespace ActorConcurrency.Actors.Coroutines.GreenThreads;

/// <summary>A green thread, as its scheduler sees it.</summary>
internal sealed class GreenThreadEntry(GreenThreadId id, string name, IActorRef runner)
{
    public GreenThreadId Id => id;
    public string Name => name;
    public IActorRef Runner => runner;
    public ICancelable? Alarm { get; set; }
    public bool IsAlive { get; private set; } = true;
    public bool IsForgotten { get; set; }
    public object? Value { get; private set; }
    public Exception? Failure { get; private set; }

    public void End(object? value, Exception? failure)
    {
        (IsAlive, Value, Failure) = (false, value, failure);
        Alarm?.Cancel();
        Alarm = null;
    }

    public GreenThreadInfo Info(string? current) => new(Name, this switch
    {
        { IsAlive: false, Failure: null } => GreenThreadState.Ended,
        { IsAlive: false, Failure: CoroutineExitException } => GreenThreadState.Killed,
        { IsAlive: false } => GreenThreadState.Failed,
        { Alarm: not null } => GreenThreadState.Sleeping,
        _ => Name == current ? GreenThreadState.Running : GreenThreadState.Waiting,
    });
}
