namespace Akka.Actor;

/// <summary>Stands in until the actor system lands; that change deletes this file.</summary>
public abstract class ActorSystem;
