using Akka.Actor;

namespace Akka.Event;

/// <summary>The class of log sources that are only a text.</summary>
public class DummyClassForStringSources;

/// <summary>Who logs: a text and a type.</summary>
public readonly struct LogSource
{
    private LogSource(string source, Type type)
    {
        Source = source;
        Type = type;
    }

    /// <summary>The text: for actors the path.</summary>
    public string Source { get; }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>Makes a log source of an actor's context, an actor, a type, a text, or the type of any other object.</summary>
    /// <param name="o">Who logs.</param>
    public static LogSource Create(object o) => o switch
    {
        IActorContext context => new(context.Self.Path.ToString(), SourceType(o)),
        IActorRef actor => new(actor.Path.ToString(), SourceType(o)),
        string text => new(text, SourceType(o)),
        _ => new(Logging.SimpleName(SourceType(o)), SourceType(o)),
    };

    /// <summary>Makes a log source like <see cref="Create(object)"/>, in which an actor's path has the actor system's address, and anything else its name.</summary>
    /// <param name="o">Who logs.</param>
    /// <param name="system">The actor system.</param>
    public static LogSource Create(object o, ActorSystem system) => o switch
    {
        IActorContext context => new(FromActor(context, system), SourceType(o)),
        IActorRef actor => new(FromActorRef(actor, system), SourceType(o)),
        string text => new(FromString(text, system), SourceType(o)),
        _ => new(FromType(SourceType(o), system), SourceType(o)),
    };

    /// <summary>Makes a log source.</summary>
    /// <param name="source">The text.</param>
    /// <param name="t">The type.</param>
    public static LogSource Create(string source, Type t) => new(source, t);

    /// <summary>The type that stands for an object as log source.</summary>
    /// <param name="o">Who logs.</param>
    public static Type SourceType(object o) => o switch
    {
        Type type => type,
        IActorContext context => context.Props.Type,
        LocalActorRef actor => actor.Cell.Props.Type,
        string => typeof(DummyClassForStringSources),
        _ => o.GetType(),
    };

    /// <summary>A type's name and the actor system's.</summary>
    /// <param name="t">The type.</param>
    /// <param name="system">The actor system.</param>
    public static string FromType(Type t, ActorSystem system) => FromString(Logging.SimpleName(t), system);

    /// <summary>A text and the actor system's name.</summary>
    /// <param name="source">The text.</param>
    /// <param name="system">The actor system.</param>
    public static string FromString(string source, ActorSystem system) => $"{source}({system})";

    /// <summary>An actor's path with the actor system's address.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="system">The actor system.</param>
    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    /// <summary>An actor's path with the actor system's address.</summary>
    /// <param name="a">The actor.</param>
    /// <param name="system">The actor system.</param>
    public static string FromActorRef(IActorRef a, ActorSystem system) => system is ExtendedActorSystem extended
        ? a.Path.ToStringWithAddress(extended.Provider.DefaultAddress)
        : a.Path.ToString();
}
