namespace Akka.Actor;

/// <summary>
/// Every actor that a path with wildcards leads to, looked up anew for each message. A path that leads nowhere makes a dead letter.
/// </summary>
public class ActorSelection : ICanTell
{
    /// <summary>A selection that leads nowhere.</summary>
    public ActorSelection()
        : this(ActorRefs.Nobody, Array.Empty<SelectionPathElement>())
    {
    }

    /// <summary>The actors that these steps lead to from <paramref name="anchor"/>.</summary>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    /// <summary>The actors that a path, whose elements are separated by slashes, leads to from <paramref name="anchor"/>.</summary>
    /// <exception cref="IllegalActorNameException">A double wildcard is not the last element.</exception>
    public ActorSelection(IActorRef anchor, string path)
        : this(anchor, path.Split('/'))
    {
    }

    /// <summary>The actors that these elements of a path lead to from <paramref name="anchor"/>; empty ones are skipped.</summary>
    /// <exception cref="IllegalActorNameException">A double wildcard is not the last element.</exception>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
        : this(anchor, SelectionPathElement.Parse(elements))
    {
    }

    /// <summary>Where the steps start.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The steps.</summary>
    public SelectionPathElement[] Path { get; }

    /// <summary>The steps as text: <c>/user/worker-*</c>.</summary>
    public string PathString => "/" + string.Join<SelectionPathElement>('/', Path);

    /// <summary>Sends a message to every actor selected; without a sender, from inside an actor, that actor is the sender.</summary>
    public void Tell(object message, IActorRef? sender = null) =>
        SelectionDelivery.Deliver(
            (IInternalActorRef)Anchor,
            sender ?? ActorCell.GetCurrentSelfOrNoSender(),
            new ActorSelectionMessage(message, Path));

    /// <summary>Finds the selected actor; where several are selected, the one that answers first.</summary>
    /// <exception cref="ActorNotFoundException">Nobody answered within the time-out.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>Finds the selected actor; where several are selected, the one that answers first.</summary>
    /// <exception cref="ActorNotFoundException">Nobody answered within the time-out, or the wait was cancelled.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        ActorIdentity identity;
        try
        {
            identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw new ActorNotFoundException($"{this} could not be resolved", e);
        }

        return identity.Subject ?? throw new ActorNotFoundException($"{this} selects no actor");
    }

    /// <summary>True for the same anchor and the same steps.</summary>
    protected bool Equals(ActorSelection other) => Equals(Anchor, other.Anchor) && PathString == other.PathString;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is ActorSelection other && Equals(other));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelection[Anchor({Anchor.Path.ToStringWithUid()}), Path({PathString})]";
}
