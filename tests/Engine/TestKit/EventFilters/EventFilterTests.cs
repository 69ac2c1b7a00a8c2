using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.EventFilters;

public sealed class EventFilterTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(50);

    public EventFilterTests()
        : base("akka.loglevel = DEBUG")
    {
    }

    [Fact]
    public void ExpectOne_EventComes_Passes()
    {
        EventFilter.Info("hello").ExpectOne(() => Log.Info("hello"));
        EventFilter.Debug("hello").ExpectOne(() => Log.Debug("hello"));
        EventFilter.Warning("hello").ExpectOne(() => Log.Warning("hello"));
        EventFilter.Error("hello").ExpectOne(() => Log.Error("hello"));
    }

    [Fact]
    public void ExpectOne_OtherText_Fails()
    {
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("hello").ExpectOne(Shortly, () => Log.Info("good bye")));
    }

    [Fact]
    public void ExpectOne_OtherLevel_Fails()
    {
        Assert.ThrowsAny<XunitException>(() => EventFilter.Warning("hello").ExpectOne(Shortly, () => Log.Info("hello")));
    }

    [Fact]
    public void Expect_TooFew_SaysThatItWaited()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => EventFilter.Info().Expect(2, Shortly, () => Log.Info("hello")));

        Assert.StartsWith("Timeout (", failure.Message);
    }

    [Fact]
    public void Expect_TooMany_SaysByHowMany()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => EventFilter.Info().Expect(1, () =>
        {
            Log.Info("hello");
            Log.Info("hello");
        }));

        Assert.StartsWith("Received 1 message too many.", failure.Message);
    }

    [Fact]
    public void ExpectOne_InsideOfWithin_WaitsForWhatIsLeft()
    {
        Assert.ThrowsAny<XunitException>(() => Within(Shortly, () => EventFilter.Info().ExpectOne(() => Assert.True(Remaining <= Shortly))));
    }

    [Fact]
    public void Info_UnhandledMessage_IsPickedAsInfo()
    {
        var actor = Sys.ActorOf(Props.Create<Akka.TestKit.TestActors.UnhandledMessageActor>());

        EventFilter.Info(contains: "whatever").ExpectOne(() => actor.Tell("whatever"));
    }

    [Fact]
    public void ExpectOne_Function_ReturnsItsResult()
    {
        var result = EventFilter.Info().ExpectOne(() =>
        {
            Log.Info("hello");
            return 7;
        });

        Assert.Equal(7, result);
    }

    [Fact]
    public void ExpectOne_ActionThrows_ThatExceptionComesOut()
    {
        Assert.Throws<FormatException>(() => EventFilter.Info().ExpectOne(() => throw new FormatException()));
    }

    [Fact]
    public void Expect_ThatMany_Passes()
    {
        EventFilter.Info("again").Expect(3, () =>
        {
            for (var i = 0; i < 3; i++)
                Log.Info("again");
        });
    }

    [Fact]
    public void Expect_TooFew_Fails()
    {
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("again").Expect(2, Shortly, () => Log.Info("again")));
    }

    [Fact]
    public void Expect_Zero_FailsWhenOneComes()
    {
        EventFilter.Info("never").Expect(0, Shortly, () => Log.Info("other"));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("never").Expect(0, Shortly, () => Log.Info("never")));
    }

    [Theory]
    [InlineData("The light is red", null, null, true)]
    [InlineData("The light", null, null, false)]
    [InlineData(null, "The light", null, true)]
    [InlineData(null, "light", null, false)]
    [InlineData(null, null, "light", true)]
    [InlineData(null, null, "green", false)]
    [InlineData(null, null, null, true)]
    public void Info_TextConditions_PickByThem(string? message, string? start, string? contains, bool picks)
    {
        var found = Picks(EventFilter.Info(message, start, contains), () => Log.Info("The light is red"));

        Assert.Equal(picks, found);
    }

    [Theory]
    [InlineData("^The .* red$", true)]
    [InlineData("^red", false)]
    public void Info_Pattern_PicksByIt(string pattern, bool picks)
    {
        Assert.Equal(picks, Picks(EventFilter.Info(new Regex(pattern)), () => Log.Info("The light is red")));
    }

    [Fact]
    public void Info_Source_PicksTheActorsOwnEvents()
    {
        var actor = Sys.ActorOf<Talker>("talker");
        var other = Sys.ActorOf<Talker>("other");

        EventFilter.Info(source: actor.Path.ToString()).ExpectOne(() => actor.Tell("hello"));
        Assert.ThrowsAny<XunitException>(() =>
            EventFilter.Info(source: actor.Path.ToString()).ExpectOne(Shortly, () => other.Tell("hello")));
    }

    [Fact]
    public void Exception_ActorFails_PicksItByType()
    {
        var actor = Sys.ActorOf<Talker>();

        EventFilter.Exception<FormatException>().ExpectOne(() => actor.Tell(new FormatException("broken")));
        EventFilter.Exception<FormatException>("broken").ExpectOne(() => actor.Tell(new FormatException("broken")));
        EventFilter.Exception(typeof(FormatException), contains: "rok").ExpectOne(() => actor.Tell(new FormatException("broken")));
        EventFilter.Exception<FormatException>(new Regex("^b")).ExpectOne(() => actor.Tell(new FormatException("broken")));
    }

    [Fact]
    public void Exception_OtherType_Fails()
    {
        var actor = Sys.ActorOf<Talker>();

        EventFilter.Exception<InvalidCastException>().Mute(() =>
            Assert.ThrowsAny<XunitException>(() =>
                EventFilter.Exception<FormatException>().ExpectOne(Shortly, () => actor.Tell(new InvalidCastException("broken")))));
    }

    [Fact]
    public void Exception_Inner_IsLookedForOnlyIfWanted()
    {
        var error = new InvalidOperationException("outer", new FormatException("inner"));

        Assert.True(Picks(EventFilter.Exception(typeof(FormatException), checkInnerExceptions: true), () => Log.Error(error, "failed")));
        Assert.False(Picks(EventFilter.Exception(typeof(FormatException)), () => Log.Error(error, "failed")));
    }

    [Fact]
    public void DeadLetter_MessageToAStoppedActor_PicksItByTypeAndRecipient()
    {
        var actor = Watch(Sys.ActorOf<Talker>("stopped"));
        Sys.Stop(actor);
        ExpectTerminated(actor);

        EventFilter.DeadLetter().ExpectOne(() => actor.Tell("lost"));
        EventFilter.DeadLetter<string>().ExpectOne(() => actor.Tell("lost"));
        EventFilter.DeadLetter<string>(text => text == "lost", actor.Path.ToString()).ExpectOne(() => actor.Tell("lost"));
        EventFilter.DeadLetter(typeof(string)).ExpectOne(() => actor.Tell("lost"));
        Assert.ThrowsAny<XunitException>(() => EventFilter.DeadLetter<int>().ExpectOne(Shortly, () => actor.Tell("lost")));
        Assert.ThrowsAny<XunitException>(() =>
            EventFilter.DeadLetter<string>(text => text == "other").ExpectOne(Shortly, () => actor.Tell("lost")));
    }

    [Fact]
    public void Custom_Predicate_PicksByIt()
    {
        EventFilter.Custom(logEvent => logEvent is Warning).ExpectOne(() => Log.Warning("a"));
        EventFilter.Custom<Info>(info => info.Message.ToString() == "b").ExpectOne(() => Log.Info("b"));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Custom<Info>(_ => false).ExpectOne(Shortly, () => Log.Info("c")));
    }

    [Fact]
    public void And_TwoFilters_CountsWhatEitherPicks()
    {
        EventFilter.Info("a").And.Warning("b").Expect(2, () =>
        {
            Log.Info("a");
            Log.Warning("b");
            Log.Info("c");
        });
    }

    [Fact]
    public void Mute_Disposed_IsTakenBack()
    {
        using (EventFilter.Info("muted").Mute())
            Log.Info("muted");

        EventFilter.Info("muted").ExpectOne(() => Log.Info("muted"));
        Assert.Equal(5, EventFilter.Info("muted").Mute(() => 5));
    }

    [Fact]
    public async Task ExpectOneAsync_EventComes_Passes()
    {
        await EventFilter.Info("hello").ExpectOneAsync(() =>
        {
            Log.Info("hello");
            return Task.CompletedTask;
        });

        await Assert.ThrowsAnyAsync<XunitException>(() => EventFilter.Info("hello").ExpectOneAsync(Shortly, () => Task.CompletedTask));
    }

    [Fact]
    public async Task ExpectAsync_WithFunction_ReturnsItsResult()
    {
        var result = await EventFilter.Info("hello").ExpectAsync(2, () =>
        {
            Log.Info("hello");
            Log.Info("hello");
            return Task.FromResult(9);
        });

        Assert.Equal(9, result);
    }

    private static bool Picks(IEventFilterApplier filter, Action log)
    {
        try
        {
            filter.ExpectOne(Shortly, log);
            return true;
        }
        catch (XunitException)
        {
            return false;
        }
    }

    private sealed class Talker : UntypedActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        protected override void OnReceive(object message)
        {
            if (message is Exception failure)
                throw failure;

            _log.Info("{0}", message);
        }
    }
}
