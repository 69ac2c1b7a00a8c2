namespace Akka.Actor;

/// <summary>Marks an actor that logs every message it receives, as debug, where <c>akka.actor.debug.receive</c> is on.</summary>
public interface ILogReceive;
