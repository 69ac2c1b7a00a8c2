using System.Linq.Expressions;
using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Starts a state machine that the test may look inside of, as a child of a supervisor.</summary>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(
        Props props, IActorRef? supervisor, string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData> =>
        new(Sys, props, supervisor, name, withLogging);

    /// <summary>Starts a state machine that the test may look inside of.</summary>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(
        Props props, string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData> =>
        new(Sys, props, null, name, withLogging);

    /// <summary>Starts a state machine, made by a constructor call, that the test may look inside of, as a child of a supervisor.</summary>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(
        Expression<Func<TFsmActor>> factory, IActorRef? supervisor, string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData> =>
        new(Sys, Props.Create(factory), supervisor, name, withLogging);

    /// <summary>Starts a state machine, made by a constructor call, that the test may look inside of.</summary>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(
        Expression<Func<TFsmActor>> factory, string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData> =>
        new(Sys, Props.Create(factory), null, name, withLogging);

    /// <summary>Starts a state machine that the test may look inside of, as a child of a supervisor.</summary>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(
        IActorRef? supervisor, string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData>, new() =>
        new(Sys, Props.Create<TFsmActor>(), supervisor, name, withLogging);

    /// <summary>Starts a state machine that the test may look inside of.</summary>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(
        string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData>, new() =>
        new(Sys, Props.Create<TFsmActor>(), null, name, withLogging);
}
