using Akka.Util;

namespace Akka.Actor;

/// <summary>Where an actor is to be created.</summary>
public abstract class Scope : IEquatable<Scope>
{
    /// <summary>In the process of its parent.</summary>
    public static readonly LocalScope Local = LocalScope.Instance;

    /// <summary>For the kinds of place.</summary>
    protected Scope()
    {
    }

    /// <summary>This scope, with what it leaves open taken from another one.</summary>
    public abstract Scope WithFallback(Scope other);

    /// <summary>A copy of this scope.</summary>
    public abstract Scope Copy();

    /// <summary>True for the same place.</summary>
    public virtual bool Equals(Scope? other) => Equals((object?)other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is not null && GetType() == obj.GetType();

    /// <inheritdoc/>
    public override int GetHashCode() => GetType().GetHashCode();
}

/// <summary>In the process of the actor's parent.</summary>
public class LocalScope : Scope, ISurrogated
{
    private LocalScope()
    {
    }

    /// <summary>The only instance.</summary>
    public static LocalScope Instance { get; } = new();

    /// <summary>This scope: local leaves nothing open.</summary>
    public override Scope WithFallback(Scope other) => Instance;

    /// <summary>This scope: there is one only.</summary>
    public override Scope Copy() => Instance;

    /// <summary>The stand-in for this scope on the wire.</summary>
    public ISurrogate ToSurrogate(ActorSystem system) => new LocalScopeSurrogate();

    /// <inheritdoc/>
    public override string ToString() => "LocalScope";

    /// <summary>The stand-in for the local scope on the wire.</summary>
    public class LocalScopeSurrogate : ISurrogate
    {
        /// <summary>The scope.</summary>
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}

/// <summary>In another system, with a reference here that leads to it.</summary>
public class RemoteScope : Scope, IEquatable<RemoteScope>
{
    /// <summary>A place whose address is given later.</summary>
    protected RemoteScope() => Address = null!;

    /// <summary>The system at an address.</summary>
    public RemoteScope(Address address) => Address = address;

    /// <summary>The address of the system.</summary>
    public Address Address { get; set; }

    /// <summary>This scope: an address leaves nothing open.</summary>
    public override Scope WithFallback(Scope other) => this;

    /// <summary>A scope with the same address.</summary>
    public override Scope Copy() => new RemoteScope(Address);

    /// <summary>True for the same address.</summary>
    public bool Equals(RemoteScope? other) => other is not null && Address == other.Address;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RemoteScope);

    /// <inheritdoc/>
    public override int GetHashCode() => Address?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => $"RemoteScope({Address})";
}
