using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Refs;

public sealed class TestFsmRefTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan LongTime = TimeSpan.FromDays(1);

    private readonly TestFSMRef<Light, string, int> _light;

    public TestFsmRefTests() => _light = ActorOfAsTestFSMRef<Light, string, int>("light");

    [Fact]
    public void StateName_AfterMessages_IsThePresentOne()
    {
        Assert.Equal("red", _light.StateName);
        Assert.Equal(0, _light.StateData);

        _light.Tell("next");

        Assert.Equal("green", _light.StateName);
        Assert.Equal(1, _light.StateData);
    }

    [Fact]
    public void SetState_FromOutside_Goes()
    {
        _light.SetState("green", 7);
        Assert.Equal("green", _light.StateName);
        Assert.Equal(7, _light.StateData);

        _light.SetState("red");
        Assert.Equal("red", _light.StateName);
        Assert.Equal(7, _light.StateData);

        _light.SetStateData(9);
        Assert.Equal("red", _light.StateName);
        Assert.Equal(9, _light.StateData);
    }

    [Fact]
    public void SetTimer_FromOutside_RunsUntilCancelled()
    {
        Assert.False(_light.IsTimerActive("later"));

        _light.SetTimer("later", "next", LongTime);
        Assert.True(_light.IsTimerActive("later"));
        _light.CancelTimer("later");

        Assert.False(_light.IsTimerActive("later"));
    }

    [Fact]
    public void SetStateTimeout_FromOutside_StartsTheStateTimer()
    {
        Assert.False(_light.IsStateTimerActive());

        _light.SetStateTimeout(LongTime);

        Assert.True(_light.IsStateTimerActive());
    }

    [Fact]
    public void TransitionStateExpector_OtherMachine_ComparesTheStatesOnly()
    {
        _light.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor));
        ExpectMsg(new FSMBase.CurrentState<string>(TestActor, "red"), FSMSpecHelpers.CurrentStateExpector<string>());

        _light.Tell("next");

        ExpectMsg(new FSMBase.Transition<string>(TestActor, "red", "green"), FSMSpecHelpers.TransitionStateExpector<string>());
        Assert.False(FSMSpecHelpers.CurrentStateExpector<string>()(
            new FSMBase.CurrentState<string>(TestActor, "red"), new FSMBase.CurrentState<string>(TestActor, "green")));
    }

    private sealed class Light : FSM<string, int>
    {
        public Light()
        {
            StartWith("red", 0);
            When("red", e => e.FsmEvent is "next" ? GoTo("green").Using(e.StateData + 1) : null);
            When("green", e => e.FsmEvent is "next" ? GoTo("red").Using(e.StateData + 1) : null);
            Initialize();
        }
    }
}
