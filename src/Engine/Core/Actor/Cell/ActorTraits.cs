using System.Collections.Concurrent;
using System.Reflection;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What the engine needs to know of a type of actors, found out once.</summary>
internal sealed class ActorTraits
{
    private static readonly ConcurrentDictionary<Type, ActorTraits> Known = new();

    private ActorTraits(Type type)
    {
        Type = type;
        HasStash = typeof(IActorStash).IsAssignableFrom(type);
        HasTimers = typeof(IWithTimers).IsAssignableFrom(type);
        IsInitializable = typeof(IInitializableActor).IsAssignableFrom(type);
        ReceivesDirectly = type
            .GetMethod("AroundReceive", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(Receive), typeof(object)])?
            .DeclaringType == typeof(ActorBase);
        RequiredQueue = type.GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequiresMessageQueue<>))
            .Select(i => i.GetGenericArguments()[0])
            .FirstOrDefault();
    }

    public Type Type { get; }

    public bool HasStash { get; }

    public bool HasTimers { get; }

    public bool IsInitializable { get; }

    /// <summary>True when nothing stands around <c>Receive</c>: the cell may call it without making a delegate of it.</summary>
    public bool ReceivesDirectly { get; }

    /// <summary>The semantics that the mailbox must have; null for any.</summary>
    public Type? RequiredQueue { get; }

    public static ActorTraits Of(Type type) => Known.GetOrAdd(type, static t => new ActorTraits(t));
}
