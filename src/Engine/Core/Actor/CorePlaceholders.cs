namespace Akka.Actor;

// Stand in until the core lands, so that selections compile before it; that change deletes this file.
internal interface IInternalActorRef : IActorRef
{
    IInternalActorRef Parent { get; }
    IActorRefProvider Provider { get; }
}

internal interface IActorRefProvider
{
    IInternalActorRef RootGuardian { get; }
    IActorRef DeadLetters { get; }
    IActorRef RootGuardianAt(Address address);
}

internal abstract class LocalActorRefProvider : IActorRefProvider
{
    public abstract IInternalActorRef RootGuardian { get; }
    public abstract IActorRef DeadLetters { get; }
    internal abstract EventStream EventStream { get; }
    public abstract IActorRef RootGuardianAt(Address address);
}

internal abstract class EventStream;

internal abstract class ActorRefWithCell : Nobody
{
    public abstract IEnumerable<IActorRef> Children { get; }
    public abstract IInternalActorRef GetSingleChild(string name);
}

internal abstract class Nobody : IInternalActorRef
{
    public abstract IInternalActorRef Parent { get; }
    public abstract IActorRefProvider Provider { get; }
    public abstract ActorPath Path { get; }
    public abstract void Tell(object message, IActorRef? sender);
    public abstract bool Equals(IActorRef? other);
    public abstract int CompareTo(IActorRef? other);
    public abstract int CompareTo(object? obj);
    public abstract Util.ISurrogate ToSurrogate(ActorSystem system);
}

internal sealed class EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream stream)
{
    public void Tell(object message, IActorRef? sender) => GC.KeepAlive((provider, path, stream, message, sender));
}

internal static class ActorRefs
{
    public static readonly Nobody Nobody = null!;
}

internal static class ActorCell
{
    public static IActorRef? GetCurrentSelfOrNoSender() => null;
}

internal abstract class ExtendedActorSystem : ActorSystem
{
    public abstract IActorRefProvider Provider { get; }
}

internal static class Futures
{
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken ct) =>
        Task.FromException<T>(new InvalidOperationException($"{self} {message} {timeout} {ct}"));
}
