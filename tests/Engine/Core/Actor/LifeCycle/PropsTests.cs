using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.LifeCycle;

public class PropsTests : QuietTestKit
{
    [Fact]
    public void Create_FromExpression_PassesItsArguments() => ExpectGreeting(Props.Create(() => new Greeter("a", 1)), "a 1");

    [Fact]
    public void Create_FromTypeAndArguments_PassesThem()
    {
        ExpectGreeting(Props.Create<Greeter>("b", 2), "b 2");
        ExpectGreeting(Props.Create(typeof(Greeter), "c", 3), "c 3");
        ExpectGreeting(new Props(typeof(Greeter), ["d", 4]), "d 4");
        ExpectGreeting(new Props(typeof(Greeter)), "nobody 0");
    }

    [Fact]
    public void Create_NullArgument_FitsAReferenceType() => ExpectGreeting(Props.Create<Greeter>(null!, 5), " 5");

    [Fact]
    public void Create_NoSuchConstructor_StopsTheActor()
    {
        var actor = Sys.ActorOf(Props.Create<Greeter>(1, 2, 3));

        Watch(actor);

        ExpectTerminated(actor);
    }

    [Fact]
    public void Create_FromAnotherExpression_Throws() =>
        Assert.ThrowsAny<Exception>(() => Props.Create(() => Make()));

    [Fact]
    public void CreateBy_AsksTheProducer()
    {
        var producer = new GreeterProducer();

        var actor = Sys.ActorOf(Props.CreateBy(producer));

        actor.Tell("greet", TestActor);
        ExpectMsg("produced 7");
        StopAndWait(actor);
        AwaitAssert(() => Assert.Equal(1, producer.Released));
    }

    [Fact]
    public void With_GivesChangedCopies()
    {
        var props = Props.Create<Greeter>();

        var changed = props.WithDispatcher("d").WithMailbox("m");

        Assert.Equal(("d", "m"), (changed.Dispatcher, changed.Mailbox));
        Assert.NotEqual("d", props.Dispatcher);
        Assert.Equal(props, Props.Create<Greeter>());
        Assert.NotEqual(props, changed);
    }

    private static Greeter Make() => throw new InvalidOperationException();

    private void ExpectGreeting(Props props, string greeting)
    {
        Sys.ActorOf(props).Tell("greet", TestActor);
        ExpectMsg(greeting);
    }

    private sealed class Greeter : UntypedActor
    {
        private readonly string? _name;
        private readonly int _number;

        public Greeter()
            : this("nobody", 0)
        {
        }

        public Greeter(string? name, int number)
        {
            _name = name;
            _number = number;
        }

        protected override void OnReceive(object message) => Sender.Tell($"{_name} {_number}");
    }

    private sealed class GreeterProducer : IIndirectActorProducer
    {
        private int _released;

        public int Released => Volatile.Read(ref _released);

        public Type ActorType => typeof(Greeter);

        public ActorBase Produce() => new Greeter("produced", 7);

        public void Release(ActorBase actor) => Interlocked.Increment(ref _released);
    }
}
