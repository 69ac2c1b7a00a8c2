using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;
using Akka.Util.Internal;

namespace Akka.Dispatch;

/// <summary>The system's mailbox types, by the path of their section in the configuration, and by what actors require.</summary>
public class Mailboxes
{
    /// <summary>The mailbox of actors that name none and require none.</summary>
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    /// <summary>Stands for: the actor requires nothing.</summary>
    public static readonly string NoMailboxRequirement = "";

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MailboxType> _types = new();
    private readonly Lazy<Dictionary<Type, string>> _mailboxOfRequirement;
    private readonly Lazy<bool> _defaultIsUnbounded;
    private readonly Lazy<DeadLetterMailbox> _deadLetterMailbox;

    /// <summary>Creates the registry.</summary>
    public Mailboxes(ActorSystem system)
    {
        _system = system;
        _deadLetterMailbox = new Lazy<DeadLetterMailbox>(() => new DeadLetterMailbox(system.DeadLetters));
        _mailboxOfRequirement = new Lazy<Dictionary<Type, string>>(ReadRequirements);
        _defaultIsUnbounded = new Lazy<bool>(() => Lookup(DefaultMailboxId) is UnboundedMailbox);
    }

    /// <summary>The mailbox that all stopped actors share.</summary>
    public DeadLetterMailbox DeadLetterMailbox => _deadLetterMailbox.Value;

    /// <summary>True when actors of the type require a certain queue.</summary>
    public bool HasRequiredType(Type actorType) => Requirement(actorType) is not null;

    /// <summary>The semantics that actors of the type require; null if none.</summary>
    public Type? GetRequiredType(Type actorType) => Requirement(actorType);

    /// <summary>True when the mailbox type says what queues it makes.</summary>
    public bool ProducesMessageQueue(Type mailboxType) => QueueOf(mailboxType) is not null;

    /// <summary>The mailbox type that is configured for a required semantics.</summary>
    /// <exception cref="ConfigurationException">None is.</exception>
    public MailboxType LookupByQueueType(Type queueType) => _mailboxOfRequirement.Value.TryGetValue(queueType, out var id)
        ? Lookup(id)
        : throw new ConfigurationException($"No mailbox is mapped to [{queueType}] in akka.actor.mailbox.requirements.");

    /// <summary>The mailbox type of a section.</summary>
    /// <exception cref="ConfigurationException">There is no such section, or it names an unknown type.</exception>
    public MailboxType Lookup(string id) => _types.GetOrAdd(id, Configure);

    /// <summary>
    /// The mailbox type for an actor: what its props name, what its dispatcher names, what it requires, what its dispatcher requires, or the default.
    /// </summary>
    /// <exception cref="ConfigurationException">What is named doesn't give what is required.</exception>
    public MailboxType GetMailboxType(Props props, Config? dispatcherConfig)
    {
        var ofActor = Requirement(props.Type);
        var ofDispatcher = DispatcherRequirement(dispatcherConfig);
        var dispatcher = $"The dispatcher [{dispatcherConfig?.GetString("id", "")}]";
        if (Named(props, dispatcherConfig) is { } named)
            return Fitting(Fitting(named, ofActor, props.Type.ToString()), ofDispatcher, dispatcher);
        if (ofActor is not null && _mailboxOfRequirement.Value.ContainsKey(ofActor))
            return Fitting(LookupByQueueType(ofActor), ofDispatcher, dispatcher);
        return ofDispatcher is null ? Lookup(DefaultMailboxId) : LookupByQueueType(ofDispatcher);
    }

    private MailboxType? Named(Props props, Config? dispatcherConfig)
    {
        if (!string.IsNullOrEmpty(props.Deploy.Mailbox)) return Lookup(props.Deploy.Mailbox);
        var named = dispatcherConfig?.GetString("mailbox-type", "") ?? "";
        return named.Length == 0
            ? null
            : _types.GetOrAdd(DispatcherMailboxPrefix + dispatcherConfig!.GetString("id", ""), _ => Make(named, dispatcherConfig));
    }

    private const string DispatcherMailboxPrefix = "mailbox of dispatcher ";

    /// <summary>The queue of a new actor; null for the engine's own unbounded one, which every mailbox has built in.</summary>
    internal IMessageQueue? CreateQueue(Props props, MessageDispatcher dispatcher, IActorRef owner)
    {
        if (string.IsNullOrEmpty(props.Deploy.Mailbox) && !dispatcher.HasMailboxSettings && IsServedByBuiltIn(props.Traits.RequiredQueue) && _defaultIsUnbounded.Value)
            return null;
        var type = GetMailboxType(props, dispatcher.Configurator.Config);
        return type is UnboundedMailbox ? null : type.Create(owner, _system);
    }

    // Every mailbox can put messages back in front, so a stash needs no queue of its own; nor does a logger.
    private static bool IsServedByBuiltIn(Type? required) => required is null
        || required == typeof(IUnboundedMessageQueueSemantics)
        || required == typeof(IUnboundedDequeBasedMessageQueueSemantics)
        || required == typeof(IDequeBasedMessageQueueSemantics)
        || required == typeof(Event.ILoggerMessageQueueSemantics);

    private static Type? Requirement(Type actorType) => ActorTraits.Of(actorType).RequiredQueue;

    private static Type? DispatcherRequirement(Config? config)
    {
        var name = config?.GetString("mailbox-requirement", "");
        if (string.IsNullOrEmpty(name)) return null;
        return TypeResolver.TryResolve(name)
            ?? throw new ConfigurationException($"The setting mailbox-requirement of [{config!.GetString("id", "")}] is the unknown type [{name}].");
    }

    // The unbounded mailbox is the built-in one, which can also put messages back in front.
    private static MailboxType Fitting(MailboxType type, Type? required, string who)
    {
        var queue = type is UnboundedMailbox ? typeof(IUnboundedDequeBasedMessageQueueSemantics) : QueueOf(type.GetType());
        if (required is null || queue is null || required.IsAssignableFrom(queue)) return type;
        throw new ConfigurationException($"{who} requires a message queue of type [{required}], but the mailbox [{type.GetType()}] makes [{QueueOf(type.GetType())}].");
    }

    private static Type? QueueOf(Type mailboxType) => mailboxType.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IProducesMessageQueue<>))
        .Select(i => i.GetGenericArguments()[0])
        .FirstOrDefault();

    private Dictionary<Type, string> ReadRequirements()
    {
        var requirements = new Dictionary<Type, string>();
        var config = _system.Settings.Config.GetConfig("akka.actor.mailbox.requirements");
        if (config is null) return requirements;
        foreach (var (name, mailbox) in config.AsEnumerable())
        {
            if (TypeResolver.TryResolve(name) is { } type) requirements[type] = mailbox.GetString()!;
        }
        return requirements;
    }

    private MailboxType Configure(string id)
    {
        if (id == "unbounded") return new UnboundedMailbox(_system.Settings, Config.Empty);
        var config = _system.Settings.Config.GetConfig(id) ?? throw new ConfigurationException($"Mailbox type [{id}] is not configured.");
        if (config.IsEmpty) throw new ConfigurationException($"Mailbox type [{id}] is not configured.");
        if (id != DefaultMailboxId) config = config.WithFallback(_system.Settings.Config.GetConfig(DefaultMailboxId));
        var name = config.GetString("mailbox-type", "");
        return name.Length == 0 ? throw new ConfigurationException($"The setting mailbox-type is missing in [{id}].") : Make(name, config);
    }

    private MailboxType Make(string typeName, Config config)
    {
        var type = TypeResolver.TryResolve(typeName) ?? throw new ConfigurationException($"There is no mailbox type [{typeName}].");
        return (MailboxType)Activator.CreateInstance(type, _system.Settings, config)!;
    }
}
