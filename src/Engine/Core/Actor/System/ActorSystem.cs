using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A tree of actors with what they share: dispatchers, scheduler, event stream, settings. Heavy to make: one for an application.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    /// <summary>Creates the base of a system.</summary>
    protected ActorSystem()
    {
    }

    /// <summary>The system's settings, from its configuration.</summary>
    public abstract Settings Settings { get; }

    /// <summary>The system's name.</summary>
    public abstract string Name { get; }

    /// <summary>Where messages are published to whoever subscribed to their type.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where messages go that reach nobody.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>Takes messages and forgets them; for a reply nobody wants.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>The system's dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>The system's mailbox types.</summary>
    public abstract Mailboxes Mailboxes { get; }

    /// <summary>The system's serializers.</summary>
    public abstract Serialization.Serialization Serialization { get; }

    /// <summary>The system's clock and timers.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>The system's own log.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>When the system was made, as time since the machine's clock began.</summary>
    public TimeSpan StartTime { get; private protected set; } = global::System.Diagnostics.Stopwatch.GetElapsedTime(0);

    /// <summary>How long the system has been there.</summary>
    public TimeSpan Uptime => Elapsed - StartTime;

    private protected virtual TimeSpan Elapsed => global::System.Diagnostics.Stopwatch.GetElapsedTime(0);

    /// <summary>Completes when the system has stopped and everything it had is released.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>Creates a system with the configuration of the application.</summary>
    /// <exception cref="ArgumentException">The name has other characters than letters, digits and -, or begins with -.</exception>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <summary>Creates a system.</summary>
    /// <param name="name">Letters, digits, - and _, the first a letter or digit.</param>
    /// <param name="config">Its configuration; what it leaves open is as in the engine's reference.conf.</param>
    public static ActorSystem Create(string name, Config config) => Create(name, BootstrapSetup.Create().WithConfig(config));

    /// <summary>Creates a system.</summary>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Creates a system.</summary>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        var config = bootstrap is { HasValue: true, Value.Config.HasValue: true } ? bootstrap.Value.Config.Value : ConfigurationFactory.Load();
        var system = new ActorSystemImpl(name, config, setup);
        system.Start();
        return system;
    }

    /// <summary>The extension of a type, made on first use by its provider.</summary>
    public abstract object? GetExtension(IExtensionId extensionId);

    /// <summary>The registered extension of a type; null if there is none.</summary>
    public abstract T? GetExtension<T>()
        where T : class, IExtension;

    /// <summary>True when an extension of the type is registered.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>True when an extension of the type is registered.</summary>
    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    /// <summary>Gets a registered extension.</summary>
    public abstract bool TryGetExtension(Type extensionType, out object? extension);

    /// <summary>Gets a registered extension.</summary>
    public abstract bool TryGetExtension<T>(out T? extension)
        where T : class, IExtension;

    /// <summary>Calls an action when the system has stopped; the last registered is called first.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Stops all actors and then the system.</summary>
    /// <returns>Completes when it has stopped.</returns>
    public abstract Task Terminate();

    /// <summary>Stops an actor after the message that it has in hand.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Makes an extension, or gets it if it was made before.</summary>
    public abstract object? RegisterExtension(IExtensionId extension);

    /// <inheritdoc />
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Begins to stop the system, without waiting for it.</summary>
    public void Dispose()
    {
        _ = Terminate();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The actor system as extensions and serializers see it.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    private protected ExtendedActorSystem()
    {
    }

    /// <summary>What makes and finds actor references.</summary>
    public abstract IActorRefProvider Provider { get; }

    /// <summary>What is done to instances of actors when they are made and when they end.</summary>
    public abstract ActorProducerPipelineResolver ActorPipelineResolver { get; }

    /// <summary>The parent of the actors that the application makes.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>Where selections with a relative path begin.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>The parent of the system's own actors.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>Creates an actor under the system guardian.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);

    /// <summary>Creates an actor under the system guardian.</summary>
    public abstract IActorRef SystemActorOf<TActor>(string? name = null)
        where TActor : ActorBase, new();

    /// <summary>Stops the system at once, without waiting for its tasks of coordinated shutdown.</summary>
    public abstract void Abort();

    /// <summary>The tree of actors as text, a line an actor.</summary>
    public abstract string PrintTree();
}
