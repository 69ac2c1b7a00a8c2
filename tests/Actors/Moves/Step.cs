using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Shared;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Moves;

/// <summary>One request of an owner, as both primitives get it: the one that stays and the one that moves.</summary>
/// <param name="Owner">Who asks.</param>
/// <param name="Id">The request's number: which step it is.</param>
/// <param name="Number">Chosen at random: whatever the request needs a number for.</param>
/// <param name="Heard">What the owner has been told so far.</param>
internal sealed record Step(IActorRef Owner, long Id, int Number, IReadOnlyList<object> Heard)
{
    /// <summary>The number of an earlier request, this owner's or not.</summary>
    public long Earlier => 1 + (Number % Id);

    /// <summary>One of the grants that the owner has had; a token of nobody's when it has had none.</summary>
    public FencingToken Token => TokenOf<IGrant>();

    /// <summary>Whether the request waits: mostly.</summary>
    public bool Waits => Number % 5 > 0;

    /// <summary>One of two.</summary>
    public string Key => Number % 2 == 0 ? "a" : "b";

    /// <summary>One of the grants of this type.</summary>
    public FencingToken TokenOf<TGrant>()
        where TGrant : IGrant =>
        Heard.OfType<TGrant>().Select(grant => grant.FencingToken).ToList() is { Count: > 0 } tokens
            ? tokens[Number % tokens.Count]
            : new FencingToken(1, 99);

    /// <summary>The end of the latest turn that the owner has had to change shared data; another request when it has had none.</summary>
    public object EndTurn()
    {
        if (Heard.OfType<SharedProtocol.Turn>().LastOrDefault() is not { } turn)
            return new SharedProtocol.TakeTurn(Id, Owner, Key);
        var version = Heard.OfType<SharedProtocol.Overtaken>().LastOrDefault()?.Version ?? 0;
        return new SharedProtocol.EndTurn(Id, Owner, turn.Key, turn.FencingToken, Math.Max(turn.Version, version), Number);
    }
}
