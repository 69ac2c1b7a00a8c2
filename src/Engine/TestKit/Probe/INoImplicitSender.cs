namespace Akka.TestKit;

/// <summary>Marks a test class whose actor is not the sender of messages that the test sends without naming one.</summary>
public interface INoImplicitSender
{
}
