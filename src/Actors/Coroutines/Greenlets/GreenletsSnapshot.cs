using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines.Greenlets;

/// <summary>How far a greenlet is.</summary>
public enum GreenletState
{
    /// <summary>Nobody has switched to it.</summary>
    Created,

    /// <summary>It has control.</summary>
    Running,

    /// <summary>It has given control to another one.</summary>
    Suspended,

    /// <summary>It has ended.</summary>
    Dead,
}

/// <summary>A greenlet at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parent">Who has control after its end.</param>
/// <param name="State">How far it is.</param>
public sealed record GreenletInfo(string Name, string Parent, GreenletState State);

/// <summary>A group of greenlets at one moment. The one that has control is the holder that all in the main flow wait for.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Current">Which greenlet has control, or <see cref="ActorGreenlets{T}.Main"/>.</param>
/// <param name="Greenlets">All of them, in the order in which they were created.</param>
/// <param name="Holders">The actor of the greenlet that has control.</param>
/// <param name="Waiters">Who has switched to a greenlet and waits for control, or waits to switch.</param>
public sealed record GreenletsSnapshot(
    string Name,
    long Epoch,
    string Current,
    IReadOnlyList<GreenletInfo> Greenlets,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("greenlets", Name, Epoch, Holders, Waiters)
{
    /// <inheritdoc />
    public override int? Free => Holders.Count == 0 ? 1 : 0;
}

/// <summary>What all uses of a group's name must agree on.</summary>
/// <param name="ValueType">What is passed along with control.</param>
internal sealed record GreenletsSettings(Type ValueType) : PrimitiveSettings
{
    internal override bool StaysOnItsNode => true;

    public override Props Props(PrimitiveIncarnation primitive, object? image) => GreenletsActor.Props(primitive);

    public override string ToString() => $"values of {ValueType}";
}
