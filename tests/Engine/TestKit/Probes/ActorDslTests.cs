using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Probes;

public sealed class ActorDslTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void ActorOf_DescribedInPlace_HandlesByType()
    {
        var actor = ActorOf(act =>
        {
            act.Receive<int>(number => number > 10, (number, context) => context.Sender.Tell($"big {number}"));
            act.Receive<int>((number, context) => context.Sender.Tell($"small {number}"));
            act.ReceiveAny((_, context) => context.Sender.Tell("other"));
        });

        actor.Tell(11);
        actor.Tell(1);
        actor.Tell("a");

        ExpectMsg("big 11");
        ExpectMsg("small 1");
        ExpectMsg("other");
    }

    [Fact]
    public void ActorOf_WithHooks_CallsThem()
    {
        var actor = ActorOf(
            (act, context) =>
            {
                act.OnPreStart = _ => TestActor.Tell($"start {context.Self.Path.Name}");
                act.OnPostStop = _ => TestActor.Tell("stop");
                act.OnPreRestart = (_, message, _) => TestActor.Tell($"before restart by {message}");
                act.OnPostRestart = (reason, _) => TestActor.Tell($"after restart by {reason.Message}");
                act.Receive<string>((_, _) => throw new FormatException("broken"));
            },
            "described");

        ExpectMsg("start described");
        EventFilter.Exception<FormatException>().ExpectOne(() => actor.Tell("fail"));
        ExpectMsg("before restart by fail");
        ExpectMsg("after restart by broken");
        Sys.Stop(actor);
        ExpectMsg("stop");
    }

    [Fact]
    public void Become_Stacked_ReturnsToTheBehaviourBelow()
    {
        var actor = ActorOf(act => act.ReceiveAny((_, context) =>
        {
            context.Sender.Tell("first");
            act.BecomeStacked((_, inner) =>
            {
                inner.Sender.Tell("second");
                act.UnbecomeStacked();
            });
        }));

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell(3);

        ExpectMsg("first");
        ExpectMsg("second");
        ExpectMsg("first");
    }

    [Fact]
    public void ActorOf_InsideOfAnother_IsItsChild()
    {
        var parent = ActorOf(act => act.ReceiveAny((message, context) =>
        {
            var child = act.ActorOf(inner => inner.ReceiveAny((m, c) => c.Sender.Tell(c.Parent.Path.Name)), "child");
            child.Forward(message);
        }), "parent");

        parent.Tell("who are you?");

        ExpectMsg("parent");
    }
}
