namespace Akka.Actor;

/// <summary>An actor's behaviours: the initial one at the bottom, the present one on top.</summary>
/// <remarks>Null stands for the initial behaviour of an actor whose <c>Receive</c> the cell calls directly.</remarks>
internal struct BehaviorStack
{
    private Stack<Receive?>? _below;

    public Receive? Top { get; private set; }

    /// <summary>Starts again with an initial behaviour.</summary>
    public void Reset(Receive? initial)
    {
        _below = null;
        Top = initial;
    }

    public void Push(Receive behavior)
    {
        ArgumentNullException.ThrowIfNull(behavior);
        (_below ??= new Stack<Receive?>()).Push(Top);
        Top = behavior;
    }

    /// <summary>Puts a behaviour in the place of the top one; the initial one is kept at the bottom.</summary>
    public void Replace(Receive behavior)
    {
        ArgumentNullException.ThrowIfNull(behavior);
        if (_below is { Count: > 0 }) Top = behavior;
        else Push(behavior);
    }

    /// <summary>Takes the top one off; the initial one stays.</summary>
    public void Pop()
    {
        if (_below is { Count: > 0 }) Top = _below.Pop();
    }
}
