using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Events.EventProtocol;

namespace ActorConcurrency.Actors.Events;

/// <summary>An event's state on its way to another node: the flag, its changes in number, those who wait, those who are told of changes.</summary>
internal sealed record EventImage(bool IsSet, long Version, IReadOnlyList<Waiting<Wait>> Waiters, IReadOnlyList<IActorRef> Subscribers);
