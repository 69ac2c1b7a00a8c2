using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Promises;

/// <summary>A promise at one moment. Nobody holds a promise.</summary>
/// <param name="Name">The promise's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsHandled">Whether its outcome was told to somebody, or its rejection reported.</param>
/// <param name="Waiters">Who waits for its outcome.</param>
public sealed record PromiseSnapshot(string Name, long Epoch, PromiseState State, bool IsHandled, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("promise", Name, Epoch, [], Waiters);

/// <summary>What all uses of a promise's name must agree on.</summary>
/// <param name="ValueType">Of what the promise is fulfilled with.</param>
internal sealed record PromiseSettings(Type ValueType) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) => PromiseActor.Props(primitive, (PromiseImage?)image);

    /// <summary>As in <c>values of Int32</c>.</summary>
    public override string ToString() => $"values of {ValueType}";
}
