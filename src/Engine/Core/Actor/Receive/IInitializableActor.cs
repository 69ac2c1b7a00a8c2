namespace Akka.Actor.Internal;

/// <summary>An actor that wants to be told when its construction is complete, before its first hook or message.</summary>
public interface IInitializableActor
{
    /// <summary>Called by the cell once the constructor has returned. Calling it again has no effect.</summary>
    void Init();
}
