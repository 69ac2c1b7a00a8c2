using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Fsm;

public sealed class FsmStateTests : Akka.TestKit.Xunit2.TestKit
{
    private enum Light
    {
        Red,
        Green,
    }

    // What a machine does is written in each test.
    private sealed class Machine : FSM<Light, int>
    {
        public Machine(Action<Machine> describe) => describe(this);

        public void Report(IActorRef to, object message) => to.Tell(message, Self);

        public void Answer(object message) => Sender.Tell(message, Self);
    }

    private IActorRef Start(Action<Machine> describe) => Sys.ActorOf(Props.Create(() => new Machine(describe)));

    [Fact]
    public void GoTo_OtherState_HandlesTheNextEventThere()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, _ => m.GoTo(Light.Green).Using(m.StateData + 1));
            m.When(Light.Green, e => m.Stay().Replying((m.StateName, e.StateData, e.FsmEvent)));
            m.Initialize();
        });

        machine.Tell("go");
        machine.Tell("look", TestActor);

        ExpectMsg((Light.Green, 1, (object)"look"));
    }

    [Fact]
    public void Replying_Several_AnswersInThatOrder()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, _ => m.Stay().Replying("one").Replying("two"));
            m.Initialize();
        });

        machine.Tell("x", TestActor);

        ExpectMsg("one");
        ExpectMsg("two");
    }

    [Fact]
    public void SubscribeTransitionCallBack_GetsTheStateThenEachTransition()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, _ => m.GoTo(Light.Green));
            m.When(Light.Green, e => e.FsmEvent is "again" ? m.GoTo(Light.Green) : m.Stay());
            m.Initialize();
        });

        machine.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor));
        machine.Tell("go");
        machine.Tell("stay");
        machine.Tell("again");

        Assert.Equal(Light.Red, ExpectMsg<FSMBase.CurrentState<Light>>().State);
        var first = ExpectMsg<FSMBase.Transition<Light>>();
        Assert.Equal((machine, Light.Red, Light.Green), (first.FsmRef, first.From, first.To));
        var second = ExpectMsg<FSMBase.Transition<Light>>();
        Assert.Equal((Light.Green, Light.Green), (second.From, second.To));
    }

    [Fact]
    public void UnsubscribeTransitionCallBack_GetsNoMore()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, e => m.GoTo(Light.Red).Replying(e.FsmEvent));
            m.Initialize();
        });

        machine.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor));
        machine.Tell(new FSMBase.UnsubscribeTransitionCallBack(TestActor));
        machine.Tell("go", TestActor);

        ExpectMsg<FSMBase.CurrentState<Light>>();
        ExpectMsg("go");
    }

    [Fact]
    public void OnTransition_AtInitializeAndGoTo_SeesBothStatesAndTheNextData()
    {
        var machine = Start(m =>
        {
            m.OnTransition((from, to) => m.Report(TestActor, (from, to, m.StateData, m.NextStateData)));
            m.StartWith(Light.Red, 1);
            m.When(Light.Red, _ => m.GoTo(Light.Green).Using(2));
            m.When(Light.Green, _ => m.Stay().Using(3));
            m.Initialize();
        });

        machine.Tell("go");
        machine.Tell("stay");
        machine.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor));

        ExpectMsg((Light.Red, Light.Red, 1, 1));
        ExpectMsg((Light.Red, Light.Green, 1, 2));
        ExpectMsg<FSMBase.CurrentState<Light>>();
    }

    [Fact]
    public void OnTransition_SeveralHandlers_AllAreCalledInOrder()
    {
        Start(m =>
        {
            m.OnTransition((_, _) => m.Report(TestActor, "first"));
            m.OnTransition((_, _) => m.Report(TestActor, "second"));
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, _ => m.Stay());
            m.Initialize();
        });

        ExpectMsg("first");
        ExpectMsg("second");
    }

    [Fact]
    public void NextStateData_OutsideTransition_Throws()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, _ => m.Stay().Replying(Record.Exception(() => m.NextStateData)!));
            m.Initialize();
        });

        machine.Tell("x", TestActor);

        ExpectMsg<InvalidOperationException>();
    }

    [Fact]
    public void When_TwiceForAState_SecondFunctionGetsWhatTheFirstDoesNotHandle()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, e => e.FsmEvent is int ? m.Stay().Replying("number") : null);
            m.When(Light.Red, _ => m.Stay().Replying("other"));
            m.Initialize();
        });

        machine.Tell(1, TestActor);
        machine.Tell("x", TestActor);

        ExpectMsg("number");
        ExpectMsg("other");
    }

    [Fact]
    public void Transform_Using_ChangesTheResult()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, m.Transform(_ => m.Stay()).Using(state => state.Replying("changed")));
            m.Initialize();
        });

        machine.Tell("x", TestActor);

        ExpectMsg("changed");
    }

    [Fact]
    public void WhenUnhandled_StateFunctionReturnsNull_GetsTheEvent()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, _ => null!);
            m.WhenUnhandled(e => m.Stay().Replying(e.FsmEvent));
            m.Initialize();
        });

        machine.Tell("x", TestActor);

        ExpectMsg("x");
    }

    [Fact]
    public void UnhandledEvent_NobodyHandlesIt_LogsAWarning()
    {
        var machine = Start(m =>
        {
            m.StartWith(Light.Red, 0);
            m.When(Light.Red, _ => null!);
            m.WhenUnhandled(_ => null!);
            m.Initialize();
        });

        EventFilter.Warning(contains: "unhandled event").ExpectOne(() => machine.Tell("x"));
    }
}
