namespace Akka.Actor;

/// <summary>An actor's behaviours: the initial one at the bottom, the present one on top.</summary>
internal struct BehaviorStack
{
    private Stack<Receive>? _below;

    public Receive? Top { get; private set; }

    public void Clear()
    {
        _below = null;
        Top = null;
    }

    public void Push(Receive behavior)
    {
        ArgumentNullException.ThrowIfNull(behavior);
        if (Top is not null) (_below ??= new Stack<Receive>()).Push(Top);
        Top = behavior;
    }

    /// <summary>Puts a behaviour in the place of the top one; the initial one is kept at the bottom.</summary>
    public void Replace(Receive behavior)
    {
        if (_below is { Count: > 0 }) Top = behavior;
        else Push(behavior);
    }

    /// <summary>Takes the top one off; the initial one stays.</summary>
    public void Pop()
    {
        if (_below is { Count: > 0 }) Top = _below.Pop();
    }
}
