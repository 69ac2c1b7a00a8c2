using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Naming;

public class ActorNameTests : QuietTestKit
{
    [Theory]
    [InlineData("a")]
    [InlineData("worker-1_x.y*+:@&=,!~';()")]
    [InlineData("%20ok")]
    [InlineData("a$b")]
    public void ActorOf_ValidName_HasIt(string name)
    {
        var actor = Sys.ActorOf(Idle, name);

        Assert.Equal(name, actor.Path.Name);
        Assert.Equal($"/user/{name}", actor.Path.ToStringWithoutAddress());
    }

    [Theory]
    [InlineData("")]
    [InlineData("$a")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("hallowelt%")]
    [InlineData("%2")]
    [InlineData("ä")]
    [InlineData("a#1")]
    public void ActorOf_InvalidName_Throws(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Idle, name));

    [Fact]
    public void ActorOf_WithoutName_GivesDifferentNames()
    {
        var names = Enumerable.Range(0, 200).Select(_ => Sys.ActorOf(Idle).Path.Name).ToList();

        Assert.Equal(200, names.Distinct().Count());
        Assert.All(names, name => Assert.StartsWith("$", name));
    }

    [Fact]
    public void ActorOf_NameOfASibling_Throws()
    {
        Sys.ActorOf(Idle, "taken");

        var failure = Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Idle, "taken"));

        Assert.Contains("taken", failure.Message);
    }

    [Fact]
    public void ActorOf_NameOfAnActorElsewhere_IsFine()
    {
        var parent = Sys.ActorOf(Idle, "same");

        var child = parent.CreateChild(this, Idle, "same");

        Assert.Equal("/user/same/same", child.Path.ToStringWithoutAddress());
    }

    [Fact]
    public void ActorOf_NameOfAnEndedActor_MakesAnother()
    {
        var first = Sys.ActorOf(Idle, "again");
        StopAndWait(first);

        // The guardian gives the name free when it has heard of the end itself.
        IActorRef second = ActorRefs.Nobody;
        AwaitAssert(() => second = Sys.ActorOf(Idle, "again"));

        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
        Assert.NotEqual(first.Path.Uid, second.Path.Uid);
        first.Tell("to the first", TestActor);
        second.Tell("to the second", TestActor);
        ExpectMsg("to the second");
    }

    [Fact]
    public void ActorOf_InTheTerminatedHandler_NameIsFree()
    {
        var parent = Sys.ActorOf(Props.Create<Recreator>());

        parent.Tell("start", TestActor);

        var (first, second) = (ExpectMsg<IActorRef>(), ExpectMsg<IActorRef>());
        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Child_ByName_IsFoundUntilItEnds()
    {
        var parent = Sys.ActorOf(Idle);
        var child = parent.CreateChild(this, Idle, "child");

        Assert.Equal(child, AskChild(parent, "child"));
        Assert.True(AskChild(parent, "other").IsNobody());
        StopAndWait(child);
        AwaitAssert(() => Assert.True(AskChild(parent, "child").IsNobody()));
    }

    [Fact]
    public void GetChildren_GivesAll()
    {
        var parent = Sys.ActorOf(Idle);
        var children = new[] { parent.CreateChild(this, Idle, "a"), parent.CreateChild(this, Idle, "b"), parent.CreateChild(this, Idle) };

        parent.Tell(new Do(context => context.Sender.Tell(context.GetChildren().ToList())), TestActor);

        Assert.Equal(children.OrderBy(c => c.Path), ExpectMsg<List<IActorRef>>().OrderBy(c => c.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-begins-wrong")]
    [InlineData("has space")]
    [InlineData("has/slash")]
    [InlineData("has_underscore")]
    public void CreateSystem_InvalidName_Throws(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => ActorSystem.Create(name, Quiet));

    [Fact]
    public void IsNobody_WhatLeadsToNoActor_IsTrue()
    {
        Assert.True(((IActorRef?)null).IsNobody());
        Assert.True(ActorRefs.Nobody.IsNobody());
        Assert.True(Sys.DeadLetters.IsNobody());
        Assert.False(TestActor.IsNobody());
    }

    private Props Idle => Puppet.Props(Sys.DeadLetters);

    private IActorRef AskChild(IActorRef parent, string name)
    {
        parent.Tell(new Do(context => context.Sender.Tell(new Found(context.Child(name)))), TestActor);
        return ExpectMsg<Found>().Ref;
    }

    private sealed record Found(IActorRef Ref);

    private sealed class Recreator : UntypedActor
    {
        private IActorRef _client = ActorRefs.Nobody;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "start":
                    _client = Sender;
                    var child = Create();
                    Context.Watch(child);
                    Context.Stop(child);
                    break;
                case Terminated:
                    Create();
                    break;
            }
        }

        private IActorRef Create()
        {
            var child = Context.ActorOf(Puppet.Props(Context.System.DeadLetters), "reused");
            _client.Tell(child);
            return child;
        }
    }
}
