namespace Akka.Util;

/// <summary>An on-off switch whose turning can run an action, one at a time; an action that throws leaves the switch as it was.</summary>
public class Switch
{
    private readonly Lock _lock = new();
    private volatile bool _on;

    /// <summary>Starts on or off.</summary>
    public Switch(bool startAsOn = false) => _on = startAsOn;

    /// <summary>True while on.</summary>
    public bool IsOn => _on;

    /// <summary>True while off.</summary>
    public bool IsOff => !_on;

    /// <summary>Turns off and runs the action, if on; says whether it did.</summary>
    public bool SwitchOff(Action action) => TranscendFrom(from: true, action);

    /// <summary>Turns on and runs the action, if off; says whether it did.</summary>
    public bool SwitchOn(Action action) => TranscendFrom(from: false, action);

    /// <summary>Turns off, if on; says whether it did.</summary>
    public bool SwitchOff() => SwitchOff(() => { });

    /// <summary>Turns on, if off; says whether it did.</summary>
    public bool SwitchOn() => SwitchOn(() => { });

    /// <summary>Runs the action, if on; says whether it did. The switch may be turned meanwhile.</summary>
    public bool IfOn(Action action) => RunIf(_on, action);

    /// <summary>Runs the action, if off; says whether it did. The switch may be turned meanwhile.</summary>
    public bool IfOff(Action action) => RunIf(!_on, action);

    /// <summary>Runs the action, if on, with the switch held; says whether it did.</summary>
    public bool WhileOn(Action action)
    {
        lock (_lock)
            return IfOn(action);
    }

    /// <summary>Runs the action, if off, with the switch held; says whether it did.</summary>
    public bool WhileOff(Action action)
    {
        lock (_lock)
            return IfOff(action);
    }

    /// <summary>Runs the action with the switch held.</summary>
    public void Locked(Action action)
    {
        lock (_lock)
            action();
    }

    /// <summary>Turns the switch away from a position and runs the action, if it is there; says whether it did.</summary>
    protected bool TranscendFrom(bool from, Action action)
    {
        lock (_lock)
        {
            if (_on != from)
                return false;
            _on = !from;
            try
            {
                action();
            }
            catch
            {
                _on = from;
                throw;
            }

            return true;
        }
    }

    private static bool RunIf(bool condition, Action action)
    {
        if (condition)
            action();
        return condition;
    }
}
