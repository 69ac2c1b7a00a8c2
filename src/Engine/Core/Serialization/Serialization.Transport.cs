using Akka.Actor;

namespace Akka.Serialization;

public partial class Serialization
{
    [ThreadStatic]
    private static Information? _current;

    /// <summary>For whom the calling thread serializes.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static Information GetCurrentTransportInformation() =>
        _current ?? throw new InvalidOperationException("This thread does not serialize anything: there is no transport information.");

    /// <summary>The text from which a reference can be made again, there where the calling thread serializes for.</summary>
    public static string SerializedActorPath(IActorRef actorRef)
    {
        if (actorRef is null || Equals(actorRef, ActorRefs.NoSender)) return string.Empty;
        var path = actorRef.Path;
        var information = _current;
        if (actorRef is Nobody or not IInternalActorRef { IsLocal: true, Provider: IEngineProvider }) return path.ToSerializationFormat();
        var system = ((IEngineProvider)((IInternalActorRef)actorRef).Provider).System;
        var isOfThisSystem = information is not null && ReferenceEquals(information.System, system);
        return path.ToSerializationFormatWithAddress(isOfThisSystem ? information!.Address : system.Provider.DefaultAddress);
    }

    /// <summary>Serializes for whoever asks, with the system's own address.</summary>
    [Obsolete("The system knows its address: leave it out.")]
    public static T WithTransport<T>(ActorSystem system, Address address, Func<T> action) =>
        WithInformation(new Information(address, system), action, static state => state());

    /// <summary>Runs an action that serializes or deserializes, with the information that references need.</summary>
    public static T WithTransport<T>(ExtendedActorSystem system, Func<T> action) => WithTransport(system, action, static state => state());

    /// <summary>Runs an action that serializes or deserializes, with the information that references need.</summary>
    public static T WithTransport<TState, T>(ExtendedActorSystem system, TState state, Func<TState, T> action) =>
        _current is { } present && ReferenceEquals(present.System, system)
            ? action(state)
            : WithInformation(new Information(system.Provider.DefaultAddress, system), state, action);

    internal static T WithInformation<TState, T>(Information information, TState state, Func<TState, T> action)
    {
        var previous = Enter(information);
        try
        {
            return action(state);
        }
        finally
        {
            _current = previous;
        }
    }

    /// <summary>Makes the calling thread serialize for somebody until <see cref="Leave"/>.</summary>
    internal static Information? Enter(Information? information)
    {
        var previous = _current;
        _current = information;
        return previous;
    }

    internal static void Leave(Information? previous) => _current = previous;
}
