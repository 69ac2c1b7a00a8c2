namespace Akka.Actor;

/// <summary>A message that can do harm when it comes from outside: it is not accepted from an untrusted node.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that does not restart the clock of a receive time-out.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message that is left alone when messages are serialized to check that they can be.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A message that the engine handles itself before an actor's behaviour sees it.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that carries another one.</summary>
public interface IWrappedMessage
{
    /// <summary>The message inside.</summary>
    object Message { get; }
}

/// <summary>Opens messages that carry others.</summary>
public static class WrappedMessage
{
    /// <summary>The innermost message of nested <see cref="IWrappedMessage"/>s; any other message itself.</summary>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapper)
            message = wrapper.Message;
        return message;
    }
}
