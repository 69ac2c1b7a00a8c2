using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Stash;

public sealed class StashTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed record Run(Action<StashingActor> Action);

    // Runs what a test sends it; stashes everything else while it is closed and reports it while it is open.
    private sealed class StashingActor : ReceiveActor, IWithStash
    {
        private readonly IActorRef _probe;

        public StashingActor(IActorRef probe)
        {
            _probe = probe;
            Receive<Run>(run => run.Action(this));
            ReceiveAny(message =>
            {
                if (Open)
                    _probe.Tell(message is Terminated terminated ? terminated.ActorRef : message);
                else
                    Stash.Stash();
            });
        }

        public IStash Stash { get; set; } = null!;

        public bool Open { get; set; }

        public void Report(object message) => _probe.Tell(message);

        public void Watch(IActorRef subject) => Context.Watch(subject);

        public void SendToSelf(object message) => Self.Tell(message);

        public void OpenAndUnstash()
        {
            Open = true;
            Stash.UnstashAll();
        }
    }

    private IActorRef Start(int? capacity = null)
    {
        var testActor = TestActor;
        var props = Props.Create(() => new StashingActor(testActor));
        return Sys.ActorOf(capacity is { } limit ? props.WithStashCapacity(limit) : props);
    }

    [Fact]
    public void UnstashAll_AfterSeveral_BringsThemBackInOrderBeforeTheMailbox()
    {
        var actor = Start();

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell(new Run(a =>
        {
            a.SendToSelf(3);
            a.OpenAndUnstash();
        }));

        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(3);
    }

    [Fact]
    public void UnstashAll_KeepsTheSenders()
    {
        var actor = Start();
        var sender = CreateTestProbe();

        actor.Tell("hello", sender.Ref);
        actor.Tell(new Run(a => a.Stash.UnstashAll(envelope =>
        {
            a.Report(envelope.Sender);
            return false;
        })));

        ExpectMsg(sender.Ref);
    }

    [Fact]
    public void Unstash_Several_BringsTheOldestBack()
    {
        var actor = Start();

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell(new Run(a =>
        {
            a.Open = true;
            a.Stash.Unstash();
        }));
        actor.Tell(new Run(a => a.Report(a.Stash.Count)));

        ExpectMsg(1);
        ExpectMsg(1);
    }

    [Fact]
    public void Unstash_Empty_DoesNothing()
    {
        var actor = Start();

        actor.Tell(new Run(a =>
        {
            a.Stash.Unstash();
            a.Stash.UnstashAll();
            a.Report(a.Stash.IsEmpty);
        }));

        ExpectMsg(true);
    }

    [Fact]
    public void Stash_SameMessageTwice_Throws()
    {
        var actor = Start();

        actor.Tell(new Run(a =>
        {
            a.Stash.Stash();
            a.Report(Record.Exception(a.Stash.Stash));
            a.Stash.ClearStash();
        }));

        ExpectMsg<IllegalActorStateException>();
    }

    [Fact]
    public void Stash_SameObjectSentTwice_KeepsBoth()
    {
        var actor = Start();
        var message = new object();

        actor.Tell(message);
        actor.Tell(message);
        actor.Tell(new Run(a => a.Report(a.Stash.Count)));

        ExpectMsg(2);
    }

    [Fact]
    public void Stash_Full_Throws()
    {
        var actor = Start(capacity: 1);

        actor.Tell(new Run(a => a.Report((a.Stash.Capacity, a.Stash.IsFull, a.Stash.NonEmpty))));
        actor.Tell("fills it");
        actor.Tell(new Run(a =>
        {
            a.Report((a.Stash.Capacity, a.Stash.IsFull, a.Stash.NonEmpty));
            a.Report(Record.Exception(a.Stash.Stash));
        }));

        ExpectMsg((1, false, false));
        ExpectMsg((1, true, true));
        ExpectMsg<StashOverflowException>();
    }

    [Fact]
    public void Stash_NoCapacityGiven_IsUnbounded()
    {
        var actor = Start();

        actor.Tell("x");
        actor.Tell(new Run(a => a.Report((a.Stash.Capacity, a.Stash.IsFull))));

        ExpectMsg((-1, false));
    }

    [Fact]
    public void UnstashAll_WithCondition_DropsTheOthers()
    {
        var actor = Start();

        for (var i = 1; i <= 4; i++)
            actor.Tell(i);
        actor.Tell(new Run(a =>
        {
            a.Open = true;
            a.Stash.UnstashAll(envelope => (int)envelope.Message % 2 == 0);
            a.Report(a.Stash.Count);
        }));

        ExpectMsg(0);
        ExpectMsg(2);
        ExpectMsg(4);
    }

    [Fact]
    public void ClearStash_ThenPrependToAnother_MovesTheMessages()
    {
        var actor = Start();
        var sender = CreateTestProbe();

        actor.Tell("first", sender.Ref);
        actor.Tell("second", sender.Ref);
        actor.Tell(new Run(a =>
        {
            var taken = a.Stash.ClearStash().ToList();
            a.Report(a.Stash.Count);
            a.Stash.Prepend(taken);
            a.OpenAndUnstash();
        }));

        ExpectMsg(0);
        ExpectMsg("first");
        ExpectMsg("second");
    }

    [Fact]
    public void Restart_StashedMessages_ComeToTheNewInstance()
    {
        var actor = Start();

        actor.Tell("kept");
        actor.Tell(new Run(_ => throw new FormatException()));
        actor.Tell(new Run(a => a.OpenAndUnstash()));

        ExpectMsg("kept");
    }

    [Fact]
    public void Stop_StashedMessages_BecomeDeadLetters()
    {
        var actor = Start();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        actor.Tell("lost", TestActor);
        actor.Tell(new Run(a => a.Report("stashed")));
        ExpectMsg("stashed");
        Sys.Stop(actor);

        Assert.Equal("lost", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void UnstashAll_Terminated_ComesAgain()
    {
        var actor = Start();
        var watched = CreateTestProbe();
        actor.Tell(new Run(a => a.Watch(watched.Ref)));
        Sys.Stop(watched.Ref);

        AwaitStashed(actor, 1);
        actor.Tell(new Run(a => a.OpenAndUnstash()));

        ExpectMsg(watched.Ref);
    }

    [Fact]
    public void Capacity_OfAnUnboundedStash_IsNotLimitedByProps()
    {
        var testActor = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new UnboundedActor(testActor)).WithStashCapacity(1));

        actor.Tell("report");

        ExpectMsg(-1);
    }

    private sealed class UnboundedActor(IActorRef probe) : UntypedActorWithUnboundedStash
    {
        protected override void OnReceive(object message) => probe.Tell(Stash.Capacity);
    }

    private void AwaitStashed(IActorRef actor, int count) => AwaitAssert(() =>
    {
        actor.Tell(new Run(a => a.Report(a.Stash.Count)));
        Assert.Equal(count, ExpectMsg<int>());
    });
}
