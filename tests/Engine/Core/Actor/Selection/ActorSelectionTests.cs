using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Selection;

/// <summary>A tree /user/a/b/c1, c2 and /user/a/d, in which everybody answers "who" with its own reference.</summary>
public class ActorSelectionTests : QuietTestKit
{
    private readonly IActorRef _a;
    private readonly IActorRef _b;
    private readonly IActorRef _c1;
    private readonly IActorRef _c2;
    private readonly IActorRef _d;

    public ActorSelectionTests()
    {
        _a = Sys.ActorOf(Node, "a");
        _b = _a.CreateChild(this, Node, "b");
        _d = _a.CreateChild(this, Node, "d");
        _c1 = _b.CreateChild(this, Node, "c1");
        _c2 = _b.CreateChild(this, Node, "c2");
    }

    [Theory]
    [InlineData("/user/a", "a")]
    [InlineData("user/a/b", "b")]
    [InlineData("/user/a/b/../d", "d")]
    [InlineData("/user/a/b/c1/../../d", "d")]
    [InlineData("/user/a/b/c?", "c1 c2")]
    [InlineData("/user/a/*", "b d")]
    [InlineData("/user/*/*/c1", "c1")]
    [InlineData("/user/a/*/c*", "c1 c2")]
    [InlineData("/user/a/**", "b c1 c2 d")]
    public void Tell_FromTheSystem_ReachesWhatIsSelected(string path, string names) => ExpectReached(Sys.ActorSelection(path), names);

    [Theory]
    [InlineData("c1", "c1")]
    [InlineData("../d", "d")]
    [InlineData("..", "a")]
    [InlineData("*", "c1 c2")]
    [InlineData("../*/c2", "c2")]
    [InlineData("/user/a", "a")]
    public void Tell_FromAnActor_StartsThere(string path, string names)
    {
        _b.Tell(new Do(context => context.Sender.Tell(context.ActorSelection(path))), TestActor);

        ExpectReached(ExpectMsg<ActorSelection>(), names);
    }

    [Fact]
    public void Tell_ByPathWithAddress_ReachesTheActor() => ExpectReached(Sys.ActorSelection(_c1.Path.ToString()), "c1");

    [Fact]
    public void Tell_ByActorPath_ReachesTheActor() => ExpectReached(Sys.ActorSelection(_c1.Path), "c1");

    [Fact]
    public void Tell_FromAnAnchor_StartsThere() => ExpectReached(Sys.ActorSelection(_b, "../d"), "d");

    [Fact]
    public void Tell_ShowsTheSender()
    {
        Sys.ActorSelection("/user/a/d").Tell("echo", TestActor);

        ExpectMsg("echo");
        Assert.Equal(_d, LastSender);
    }

    [Fact]
    public void Tell_InsideAnActorWithoutSender_HasThatActorAsSender()
    {
        var selection = Sys.ActorSelection(TestActor.Path);

        _d.Tell(new Do(_ => selection.Tell("from d")));

        ExpectMsg("from d");
        Assert.Equal(_d, LastSender);
    }

    [Theory]
    [InlineData("/user/a/none")]
    [InlineData("/user/none/*")]
    [InlineData("/user/a/d/*")]
    [InlineData("")]
    [InlineData("akka://other/user/a")]
    public void Tell_NobodySelected_IsADeadLetter(string path)
    {
        var deadLetters = DeadLetters();

        Sys.ActorSelection(path).Tell("lost", TestActor);

        var letter = deadLetters.ExpectMsg<DeadLetter>();
        Assert.Equal("lost", WrappedMessage.Unwrap(letter.Message));
        Assert.Equal(TestActor, letter.Sender);
    }

    [Theory]
    [InlineData("/user/a/none")]
    [InlineData("/user/none/b/*")]
    [InlineData("/user/a/d/x*")]
    [InlineData("")]
    public void Identify_NobodySelected_IsAnsweredWithoutSubject(string path)
    {
        Sys.ActorSelection(path).Tell(new Identify(path), TestActor);

        var identity = ExpectMsg<ActorIdentity>();
        Assert.Equal(path, identity.MessageId);
        Assert.True(identity.Subject.IsNobody());
    }

    [Fact]
    public void Identify_OfDeadLetters_IsAnsweredWithNobody()
    {
        Sys.ActorSelection("/deadLetters").Tell(new Identify(1), TestActor);

        Assert.Equal(Nobody.Instance, ExpectMsg<ActorIdentity>().Subject);
    }

    [Fact]
    public void Identify_AboveTheRoot_IsAnsweredByTheRoot()
    {
        _a.Tell(new Do(context => context.ActorSelection("../../../..").Tell(new Identify(1), context.Sender)), TestActor);

        Assert.Equal(_a.Path.Root, ExpectMsg<ActorIdentity>().Subject!.Path);
    }

    [Fact]
    public void Identify_SeveralSelected_IsAnsweredByEach()
    {
        Sys.ActorSelection("/user/a/b/*").Tell(new Identify(1), TestActor);

        var subjects = new[] { ExpectMsg<ActorIdentity>().Subject!, ExpectMsg<ActorIdentity>().Subject! };
        Assert.Equal([_c1, _c2], subjects.OrderBy(s => s.Path));
    }

    [Fact]
    public void Identify_OfAnEndedActor_IsAnsweredWithoutSubject()
    {
        StopAndWait(_c1);

        _c1.Tell(new Identify("gone"), TestActor);

        Assert.True(ExpectMsg<ActorIdentity>().Subject.IsNobody());
    }

    [Fact]
    public void Selection_WithUid_ReachesThatActorOnly()
    {
        var first = Sys.ActorSelection($"/user/a/d#{_d.Path.Uid}");
        ExpectReached(first, "d");
        StopAndWait(_d);
        AwaitAssert(() => _a.CreateChild(this, Node, "d"));

        first.Tell(new Identify("d"), TestActor);

        Assert.True(ExpectMsg<ActorIdentity>().Subject.IsNobody());
    }

    [Fact]
    public async Task ResolveOne_OneSelected_GivesIt() =>
        Assert.Equal(_c2, await Sys.ActorSelection("/user/a/b/c2").ResolveOne(RemainingOrDefault));

    [Fact]
    public async Task ResolveOne_SeveralSelected_GivesOneOfThem() =>
        Assert.Contains(await Sys.ActorSelection("/user/a/b/*").ResolveOne(RemainingOrDefault), new[] { _c1, _c2 });

    [Fact]
    public async Task ResolveOne_NobodySelected_Fails() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/none").ResolveOne(RemainingOrDefault));

    [Fact]
    public async Task ResolveOne_NoAnswerInTime_Fails()
    {
        using var open = new ManualResetEventSlim();
        _d.Tell(new Do(_ => open.Wait(TimeSpan.FromSeconds(10))));

        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection(_d.Path).ResolveOne(TimeSpan.FromMilliseconds(20)));
        open.Set();
    }

    [Fact]
    public async Task ResolveOne_Cancelled_Fails()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection(_d.Path).ResolveOne(RemainingOrDefault, source.Token));
    }

    [Fact]
    public void Identify_OfAllBelowAnActorWithoutChildren_IsNotAnswered()
    {
        Sys.ActorSelection("/user/a/d/**").Tell(new Identify("below d"), TestActor);
        Sys.ActorSelection("/user/a/d").Tell(new Identify("d"), TestActor);

        Assert.Equal("d", ExpectMsg<ActorIdentity>().MessageId);
    }

    [Fact]
    public void Selection_DoubleWildcardNotAtTheEnd_Throws() =>
        Assert.Throws<IllegalActorNameException>(() => Sys.ActorSelection("/user/**/c1"));

    [Fact]
    public void Equals_SameAnchorAndPath_IsTrue()
    {
        Assert.Equal(Sys.ActorSelection("/user/a/*"), Sys.ActorSelection("/user/a/*"));
        Assert.NotEqual(Sys.ActorSelection("/user/a/*"), Sys.ActorSelection("/user/a/b"));
    }

    [Fact]
    public void PathString_IsTheStepsAsText() => Assert.Equal("/user/a/../b*", Sys.ActorSelection("/user/a/../b*").PathString);

    private Props Node => Puppet.Props(Sys.DeadLetters);

    private void ExpectReached(ActorSelection selection, string names)
    {
        var wanted = names.Split(' ');
        selection.Tell(new Do(context => context.Sender.Tell(context.Self.Path.Name)), TestActor);

        Assert.Equal(wanted, wanted.Select(_ => ExpectMsg<string>()).Order());
        foreach (var node in new[] { _a, _b, _c1, _c2, _d })
        {
            node.Tell("marker", TestActor);
            ExpectMsg("marker");
        }
    }
}
