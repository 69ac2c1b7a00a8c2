using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.LifeCycle;

public class ActorPipelineTests : QuietTestKit
{
    private ActorProducerPipelineResolver Plugins => ((ExtendedActorSystem)Sys).ActorPipelineResolver;

    [Fact]
    public void Register_SameClassTwice_IsTakenOnce()
    {
        var before = Plugins.TotalPluginCount;

        Assert.True(Plugins.Register(new First(TestActor)));
        Assert.False(Plugins.Register(new First(TestActor)));
        Assert.False(Plugins.Insert(0, new First(TestActor)));

        Assert.Equal(before + 1, Plugins.TotalPluginCount);
        Assert.True(Plugins.IsRegistered(new First(TestActor)));
    }

    [Fact]
    public void Plugins_OverAnActorsLife_SeeEveryInstanceInTheirOrder()
    {
        Plugins.Register(new First(TestActor));
        Plugins.Insert(0, new Second(TestActor));

        var actor = Sys.ActorOf(Puppet.Props(TestActor));
        Expect("created 1", "Second after", "First after", "PreStart");
        actor.Tell(new InvalidOperationException("boom"));
        Expect("PreRestart boom InvalidOperationException", "PostStop", "Second before", "First before");
        Expect("created 2", "Second after", "First after", "PostRestart boom", "PreStart");
        Sys.Stop(actor);

        Expect("PostStop", "Second before", "First before");
    }

    [Fact]
    public void Plugin_OfAnotherType_SeesNothing()
    {
        Plugins.Register(new OfOthers(TestActor));

        Sys.ActorOf(Puppet.Props(TestActor));

        Expect("created 1", "PreStart");
    }

    [Fact]
    public void Unregister_ThePlugin_SeesNothingMore()
    {
        Plugins.Register(new First(TestActor));

        Assert.True(Plugins.Unregister(new First(ActorRefs.Nobody)));
        Sys.ActorOf(Puppet.Props(TestActor));

        Expect("created 1", "PreStart");
        Assert.False(Plugins.Unregister(new First(ActorRefs.Nobody)));
    }

    [Fact]
    public void Plugin_Fails_IsLoggedAndTheOthersGoOn()
    {
        var errors = SubscribedTo<Error>();
        Sys.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        Plugins.Register(new Failing());
        Plugins.Register(new First(TestActor));

        Sys.ActorOf(Puppet.Props(TestActor));

        Expect("created 1", "First after", "PreStart");
        Assert.IsType<FormatException>(errors.ExpectMsg<Error>().Cause);
    }

    [Fact]
    public void Stash_BesideOtherPlugins_IsThere()
    {
        Plugins.Register(new First(TestActor));

        Sys.ActorOf(Props.Create<Stashing>()).Tell("stash?", TestActor);

        Expect("First after", true);
    }

    private void Expect(params object[] messages)
    {
        foreach (var message in messages)
            ExpectMsg(message);
    }

    private abstract class Telling(IActorRef observer, string name) : ActorProducerPluginBase
    {
        public override void AfterIncarnated(ActorBase actor, IActorContext context) => observer.Tell($"{name} after");

        public override void BeforeIncarnated(ActorBase actor, IActorContext context) => observer.Tell($"{name} before");
    }

    private sealed class First(IActorRef observer) : Telling(observer, "First")
    {
        public override bool CanBeAppliedTo(Type actorType) => actorType.Assembly == GetType().Assembly;
    }

    private sealed class Second(IActorRef observer) : Telling(observer, "Second")
    {
        public override bool CanBeAppliedTo(Type actorType) => actorType == typeof(Puppet);
    }

    private sealed class OfOthers(IActorRef observer) : ActorProducerPluginBase<Stashing>
    {
        public override void AfterIncarnated(Stashing actor, IActorContext context) => observer.Tell("wrong type");
    }

    private sealed class Failing : ActorProducerPluginBase<Puppet>
    {
        public override void AfterIncarnated(Puppet actor, IActorContext context) => throw new FormatException("on purpose");
    }

    private sealed class Stashing : UntypedActorWithStash
    {
        protected override void OnReceive(object message) => Sender.Tell(Stash is not null);
    }
}
