namespace ActorConcurrency.Actors.Common;

/// <summary>What a primitive is found by.</summary>
internal sealed record PrimitiveKey(string Kind, string Name)
{
    public override string ToString() => $"{Kind} '{Name}'";
}
