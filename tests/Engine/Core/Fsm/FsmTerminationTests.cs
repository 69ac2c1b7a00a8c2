using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Fsm;

public sealed class FsmTerminationTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed class Machine : FSM<string, string>
    {
        public Machine(IActorRef probe)
        {
            OnTermination(stop => probe.Tell(stop, Self));
            StartWith("on", "data");
            When("on", e => e.FsmEvent switch
            {
                Reason reason => Stop(reason, "last").Replying("stopping"),
                "stop" => Stop(),
                "nowhere" => GoTo("nowhere"),
                _ => null!,
            });
            Initialize();
        }
    }

    private IActorRef Start()
    {
        var testActor = TestActor;
        return Watch(Sys.ActorOf(Props.Create(() => new Machine(testActor))));
    }

    private FSMBase.StopEvent<string, string> ExpectStop(FSMBase.Reason reason)
    {
        var stop = ExpectMsg<FSMBase.StopEvent<string, string>>();
        Assert.Equal("on", stop.TerminatedState);
        Assert.Equal(reason, stop.Reason);
        return stop;
    }

    [Fact]
    public void Stop_WithoutReason_EndsNormally()
    {
        var machine = Start();

        machine.Tell("stop");

        Assert.Equal("data", ExpectStop(FSMBase.Normal.Instance).StateData);
        ExpectTerminated(machine);
    }

    [Fact]
    public void Stop_WithReasonAndData_AnswersAndHandsBothToTheHandler()
    {
        var machine = Start();

        machine.Tell(FSMBase.Shutdown.Instance, TestActor);

        ExpectMsg("stopping");
        Assert.Equal("last", ExpectStop(FSMBase.Shutdown.Instance).StateData);
        ExpectTerminated(machine);
    }

    [Fact]
    public void Stop_Failure_LogsAnError()
    {
        var machine = Start();
        var failure = new FSMBase.Failure("out of order");

        EventFilter.Error(contains: "out of order").ExpectOne(() => machine.Tell(failure, ActorRefs.NoSender));

        ExpectStop(failure);
        ExpectTerminated(machine);
    }

    [Fact]
    public void Stop_FailureWithException_LogsTheException()
    {
        var machine = Start();
        var failure = new FSMBase.Failure(new FormatException("bad"));

        EventFilter.Exception<FormatException>().ExpectOne(() => machine.Tell(failure, ActorRefs.NoSender));

        ExpectStop(failure);
    }

    [Fact]
    public void StopFromOutside_EndsWithShutdown()
    {
        var machine = Start();

        Sys.Stop(machine);

        ExpectStop(FSMBase.Shutdown.Instance);
        ExpectTerminated(machine);
    }

    [Fact]
    public void GoTo_UnknownState_EndsWithFailure()
    {
        var machine = Start();

        EventFilter.Error(contains: "nowhere").ExpectOne(() => machine.Tell("nowhere", ActorRefs.NoSender));

        Assert.IsType<FSMBase.Failure>(ExpectMsg<FSMBase.StopEvent<string, string>>().Reason);
    }
}
