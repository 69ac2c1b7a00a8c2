using Akka.Util;

namespace Akka.Actor;

/// <summary>The reference that leads nowhere: the answer to a question for an actor that isn't there.</summary>
public sealed class Nobody : MinimalActorRef
{
    /// <summary>The only instance.</summary>
    public static Nobody Instance = new();

    private Nobody()
    {
    }

    /// <inheritdoc />
    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/Nobody");

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">Always: nobody made it.</exception>
    public override IActorRefProvider Provider => throw new NotSupportedException("Nobody has no provider.");

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new NobodySurrogate();

    /// <summary>The wire form of <see cref="Nobody"/>.</summary>
    public class NobodySurrogate : ISurrogate
    {
        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
