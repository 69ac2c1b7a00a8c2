using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Histories.Models;

/// <summary>A write through a fenced resource.</summary>
/// <param name="Token">That of the writer's grant.</param>
/// <param name="Accepted">False: it was refused, as a later holder had written.</param>
public sealed record FencedWrite(FencingToken Token, bool Accepted = false);

/// <summary>A resource that takes writes under the newest token that it has seen, and none under an older one.</summary>
public sealed class FencedModel : ISequentialModel<FencingToken, FencedWrite>
{
    /// <inheritdoc />
    public FencingToken Initial => default;

    /// <inheritdoc />
    public bool TryApply(FencingToken state, FencedWrite operation, bool isKnown, out FencingToken next)
    {
        var isNew = operation.Token >= state;
        next = isNew ? operation.Token : state;
        return !isKnown || operation.Accepted == isNew;
    }
}
