namespace Akka.Dispatch;

/// <summary>A work item that calls an action.</summary>
public sealed class ActionRunnable : IRunnable
{
    private readonly Action _action;

    /// <summary>Creates the work item.</summary>
    public ActionRunnable(Action action) => _action = action;

    /// <inheritdoc />
    public void Run() => _action();

    /// <inheritdoc />
    public void Execute() => _action();
}

/// <summary>A work item that calls an action with a state.</summary>
public sealed class ActionWithStateRunnable : IRunnable
{
    private readonly Action<object?> _actionWithState;
    private readonly object? _state;

    /// <summary>Creates the work item.</summary>
    public ActionWithStateRunnable(Action<object?> actionWithState, object? state)
    {
        _actionWithState = actionWithState;
        _state = state;
    }

    /// <inheritdoc />
    public void Run() => _actionWithState(_state);

    /// <inheritdoc />
    public void Execute() => _actionWithState(_state);
}
