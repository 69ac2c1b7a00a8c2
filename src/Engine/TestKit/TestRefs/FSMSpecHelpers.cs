using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Comparers for expectations of a state machine's notices: they look at the states only, not at the machine.</summary>
public static class FSMSpecHelpers
{
    /// <summary>Whether both are notices of the same current state.</summary>
    public static Func<object, object, bool> CurrentStateExpector<TS>() => (expected, actual) =>
        expected is FSMBase.CurrentState<TS> one
        && actual is FSMBase.CurrentState<TS> other
        && Equals(one.State, other.State);

    /// <summary>Whether both are notices of the same transition.</summary>
    public static Func<object, object, bool> TransitionStateExpector<TS>() => (expected, actual) =>
        expected is FSMBase.Transition<TS> one
        && actual is FSMBase.Transition<TS> other
        && Equals(one.From, other.From)
        && Equals(one.To, other.To);
}
