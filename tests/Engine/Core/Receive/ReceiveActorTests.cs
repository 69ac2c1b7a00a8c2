using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Receive;

public sealed class ReceiveActorTests : Akka.TestKit.Xunit2.TestKit
{
    private interface IShape;

    private record Circle : IShape;

    private sealed record SmallCircle : Circle;

    [Fact]
    public void Receive_SeveralHandlersAccept_FirstOneWins()
    {
        var actor = Start(
            r => r.On<string>(_ => r.Reply("first")),
            r => r.On<string>(_ => r.Reply("second")));

        actor.Tell("x", TestActor);

        ExpectMsg("first");
    }

    [Fact]
    public void Receive_BaseTypeBeforeDerivedType_BaseTypesHandlerWins()
    {
        var actor = Start(
            r => r.On<Circle>(_ => r.Reply("circle")),
            r => r.On<SmallCircle>(_ => r.Reply("small circle")));

        actor.Tell(new SmallCircle(), TestActor);

        ExpectMsg("circle");
    }

    [Fact]
    public void Receive_Interface_AcceptsWhatImplementsIt()
    {
        var actor = Start(
            r => r.On<string>(_ => r.Reply("text")),
            r => r.On<IShape>(_ => r.Reply("shape")));

        actor.Tell(new SmallCircle(), TestActor);

        ExpectMsg("shape");
    }

    [Fact]
    public void Receive_ConditionFalse_NextHandlerGetsTheMessage()
    {
        var actor = Start(
            r => r.On<int>(_ => r.Reply("below ten"), i => i < 10),
            r => r.OnIf<int>(i => i < 20, _ => r.Reply("below twenty")),
            r => r.On<int>(_ => r.Reply("large")));

        foreach (var i in (int[])[25, 5, 15, 5])
            actor.Tell(i, TestActor);

        ExpectMsg("large");
        ExpectMsg("below ten");
        ExpectMsg("below twenty");
        ExpectMsg("below ten");
    }

    [Fact]
    public void Receive_FunctionReturnsFalse_NextHandlerGetsTheMessage()
    {
        var actor = Start(
            r => r.OnMaybe<string>(s => s == "mine"),
            r => r.On<string>(r.Reply));

        actor.Tell("mine", TestActor);
        actor.Tell("yours", TestActor);

        ExpectMsg("yours");
    }

    [Fact]
    public void Receive_TypeAsArgument_HandlesThatTypeAndDerivedOnes()
    {
        var actor = Start(
            r => r.On(typeof(int), _ => r.Reply("odd"), i => (int)i % 2 == 1),
            r => r.OnIf(typeof(int), i => (int)i == 2, _ => r.Reply("two")),
            r => r.OnMaybe(typeof(int), i => (int)i == 4),
            r => r.On(typeof(Circle), _ => r.Reply("circle")),
            r => r.On(typeof(object), _ => r.Reply("other")));

        foreach (var message in (object[])[1, 2, 4, 6, new SmallCircle()])
            actor.Tell(message, TestActor);

        ExpectMsg("odd");
        ExpectMsg("two");
        ExpectMsg("other");
        ExpectMsg("circle");
    }

    [Fact]
    public void Receive_ArrayOfObjects_AcceptsAnArrayOfStrings()
    {
        var actor = Start(r => r.On<object[]>(items => r.Reply(items.Length)));

        actor.Tell(new[] { "a", "b" }, TestActor);

        ExpectMsg(2);
    }

    [Fact]
    public void Receive_ManyTypes_EachGoesToItsHandler()
    {
        var actor = Start(
            r => r.On<int>(_ => r.Reply("int")),
            r => r.On<long>(_ => r.Reply("long")),
            r => r.On<short>(_ => r.Reply("short")),
            r => r.On<byte>(_ => r.Reply("byte")),
            r => r.On<double>(_ => r.Reply("double")),
            r => r.On<decimal>(_ => r.Reply("decimal")),
            r => r.On<char>(_ => r.Reply("char")),
            r => r.On<bool>(_ => r.Reply("bool")),
            r => r.On<Guid>(_ => r.Reply("guid")),
            r => r.On<IShape>(_ => r.Reply("shape")));

        for (var round = 0; round < 2; round++)
        {
            actor.Tell(new SmallCircle(), TestActor);
            actor.Tell(Guid.Empty, TestActor);
            actor.Tell(1, TestActor);
            actor.Tell('c', TestActor);
            ExpectMsg("shape");
            ExpectMsg("guid");
            ExpectMsg("int");
            ExpectMsg("char");
        }
    }

    [Fact]
    public void ReceiveAny_AfterOthers_GetsTheRest()
    {
        var actor = Start(
            r => r.On<string>(_ => r.Reply("text")),
            r => r.OnAny(_ => r.Reply("any")));

        actor.Tell(1, TestActor);
        actor.Tell("x", TestActor);

        ExpectMsg("any");
        ExpectMsg("text");
    }

    [Fact]
    public void Receive_AfterReceiveAny_IsAnError()
    {
        Start(r => r.OnAny(_ => { }), r => r.Try(() => r.On<string>(_ => { })));

        Assert.IsType<InvalidOperationException>(ExpectMsg<Exception>());
    }

    [Fact]
    public void Receive_AfterHandlerOfObject_IsAnError()
    {
        Start(r => r.On<object>(_ => { }), r => r.Try(() => r.On<string>(_ => { })));

        Assert.IsType<InvalidOperationException>(ExpectMsg<Exception>());
    }

    [Fact]
    public void Receive_AfterConditionalHandlerOfObject_IsAllowed()
    {
        var actor = Start(r => r.On<object>(_ => r.Reply("no"), _ => false), r => r.On<string>(r.Reply));

        actor.Tell("yes", TestActor);

        ExpectMsg("yes");
    }

    [Fact]
    public void Receive_InHandler_IsAnError()
    {
        var actor = Start(r => r.On<string>(_ => r.Try(() => r.On<int>(_ => { }))));

        actor.Tell("late", TestActor);

        Assert.IsType<InvalidOperationException>(ExpectMsg<Exception>());
    }

    [Fact]
    public void Receive_NoHandlerAccepts_MessageIsUnhandled()
    {
        var actor = Start(r => r.On<string>(_ => { }));
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));

        actor.Tell(17, TestActor);

        var unhandled = ExpectMsg<UnhandledMessage>();
        Assert.Equal(17, unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
        Assert.Equal(TestActor, unhandled.Sender);
    }

    [Fact]
    public void Become_InConstructor_ReplacesTheInitialHandlers()
    {
        var actor = Start(
            r => r.On<string>(_ => r.Reply("initial")),
            r => r.Switch(() => r.On<string>(_ => r.Reply("switched"))));

        actor.Tell("x", TestActor);

        ExpectMsg("switched");
    }

    [Fact]
    public void Become_InHandler_ReplacesTheHandlers()
    {
        var actor = Start(
            r => r.On<int>(_ => r.Reply("number")),
            r => r.On<string>(_ => r.Switch(() => r.On<string>(_ => r.Reply("switched")))));
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));

        actor.Tell("switch", TestActor);
        actor.Tell("x", TestActor);
        actor.Tell(1, TestActor);

        ExpectMsg("switched");
        ExpectMsg<UnhandledMessage>();
    }

    [Fact]
    public void BecomeStacked_ThenUnbecome_BringsTheHandlersBack()
    {
        var actor = Start(
            r => r.On<string>(
                _ => r.SwitchStacked(() =>
                {
                    r.On<string>(_ => r.SwitchBack(), s => s == "back");
                    r.On<string>(_ => r.Reply("top"));
                }),
                s => s == "switch"),
            r => r.On<string>(_ => r.Reply("bottom")));

        foreach (var message in (string[])["x", "switch", "x", "back", "x"])
            actor.Tell(message, TestActor);

        ExpectMsg("bottom");
        ExpectMsg("top");
        ExpectMsg("bottom");
    }

    [Fact]
    public void Become_ConfigurationThrows_HandlersStay()
    {
        var actor = Start(
            r => r.On<int>(_ => r.Try(() => r.Switch(() => throw new FormatException()))),
            r => r.On<string>(r.Reply));

        actor.Tell(1, TestActor);
        actor.Tell("still here", TestActor);

        Assert.IsType<FormatException>(ExpectMsg<Exception>());
        ExpectMsg("still here");
    }

    [Fact]
    public void Restart_AfterBecome_BringsTheInitialHandlersBack()
    {
        var actor = Start(
            r => r.On<int>(_ => throw new FormatException()),
            r => r.On<string>(_ => r.Switch(() => r.On<string>(_ => throw new FormatException())), s => s == "switch"),
            r => r.On<string>(_ => r.Reply("initial")));

        foreach (var message in (string[])["switch", "fail", "x"])
            actor.Tell(message, TestActor);

        ExpectMsg("initial");
    }

    private IActorRef Start(params Action<Recorder>[] configuration)
    {
        var testActor = TestActor;
        return Sys.ActorOf(Props.Create(() => new Recorder(testActor, configuration)));
    }

    // Opens the protected methods of ReceiveActor to the tests above.
    private sealed class Recorder : ReceiveActor
    {
        private readonly IActorRef _probe;

        public Recorder(IActorRef probe, Action<Recorder>[] configuration)
        {
            _probe = probe;
            foreach (var configure in configuration)
                configure(this);
        }

        public void Reply(object message) => _probe.Tell(message);

        public void On<T>(Action<T> handler, Predicate<T>? condition = null) => Receive(handler, condition);

        public void OnIf<T>(Predicate<T> condition, Action<T> handler) => Receive(condition, handler);

        public void OnMaybe<T>(Func<T, bool> handler) => Receive(handler);

        public void On(Type type, Action<object> handler, Predicate<object>? condition = null) => Receive(type, handler, condition);

        public void OnIf(Type type, Predicate<object> condition, Action<object> handler) => Receive(type, condition, handler);

        public void OnMaybe(Type type, Func<object, bool> handler) => Receive(type, handler);

        public void OnAny(Action<object> handler) => ReceiveAny(handler);

        public void Switch(Action configure) => Become(configure);

        public void SwitchStacked(Action configure) => BecomeStacked(configure);

        public void SwitchBack() => UnbecomeStacked();

        public void Try(Action action)
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                _probe.Tell(e);
            }
        }
    }
}
