using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Paths;

public class ActorPathTests
{
    private static readonly Address Local = new("akka", "sys");
    private static readonly Address Remote = new("akka.tcp", "sys", "host", 1234);
    private static readonly ActorPath Root = new RootActorPath(Local);

    [Theory]
    [InlineData("akka://sys/")]
    [InlineData("akka://sys/user")]
    [InlineData("akka://sys/user/foo/bar")]
    [InlineData("akka.tcp://sys@host:1234/user/$a")]
    public void Parse_ThenToString_IsTheSame(string text) => Assert.Equal(text, ActorPath.Parse(text).ToString());

    [Fact]
    public void Parse_WithUid_KeepsIt()
    {
        var path = ActorPath.Parse("akka://sys/user/foo#1234");

        Assert.Equal(1234, path.Uid);
        Assert.Equal("foo", path.Name);
        Assert.Equal("akka://sys/user/foo#1234", path.ToSerializationFormat());
        Assert.Equal("akka://sys/user/foo", path.ToString());
    }

    [Fact]
    public void Parse_WithoutPath_IsTheRoot() => Assert.Equal(Root, ActorPath.Parse("akka://sys"));

    [Theory]
    [InlineData("")]
    [InlineData("/user/foo")]
    [InlineData("foo")]
    [InlineData("://hallo")]
    [InlineData("s://dd@:12")]
    [InlineData("s://dd@h:hd")]
    [InlineData("http://host/path")]
    [InlineData("akka://sys/user/foo#notanumber")]
    public void TryParse_SomethingElse_IsFalse(string text)
    {
        Assert.False(ActorPath.TryParse(text, out _));
        Assert.Throws<UriFormatException>(() => ActorPath.Parse(text));
    }

    [Theory]
    [InlineData("akka://sys@host:1234/abc/def/", true, "akka://sys@host:1234", "/abc/def/")]
    [InlineData("akka://sys/abc/def/", true, "akka://sys", "/abc/def/")]
    [InlineData("akka://sys@host:1234", true, "akka://sys@host:1234", "/")]
    [InlineData("akka://sys@host:1234/", true, "akka://sys@host:1234", "/")]
    [InlineData("akka://sys@host/abc/def/", false, "", "")]
    public void TryParseAddress_SplitsAddressAndRest(string text, bool valid, string address, string rest)
    {
        Assert.Equal(valid, ActorPath.TryParseAddress(text, out var parsed, out var after));
        if (!valid)
            return;
        Assert.Equal(Address.Parse(address), parsed);
        Assert.Equal(rest, after.ToString());
    }

    [Fact]
    public void TryParse_BelowAPath_StartsThere()
    {
        Assert.True(ActorPath.TryParse(Root / "user", "a/b", out var path));

        Assert.Equal("akka://sys/user/a/b", path.ToString());
    }

    [Fact]
    public void Division_AddsNames()
    {
        var path = Root / "user" / "foo";

        Assert.Equal("akka://sys/user/foo", path.ToString());
        Assert.Equal(path, Root / new[] { "user", "foo" });
        Assert.Equal(path, Root / new[] { "user", "", "foo" });
        Assert.Equal(path, (Root / "user").Child("foo"));
    }

    [Fact]
    public void Parts_OfAPath_AreKnown()
    {
        var path = Root / "user" / "foo" / "bar";

        Assert.Equal("bar", path.Name);
        Assert.Equal(["user", "foo", "bar"], path.Elements);
        Assert.Equal(3, path.Depth);
        Assert.Equal(Root / "user" / "foo", path.Parent);
        Assert.Same(Root, path.Root);
        Assert.Equal(Local, path.Address);
        Assert.Empty(Root.Elements);
        Assert.Equal(0, Root.Depth);
    }

    [Theory]
    [InlineData(0, "/")]
    [InlineData(1, "/user")]
    [InlineData(3, "/user/foo/bar")]
    [InlineData(-1, "/user/foo")]
    [InlineData(-3, "/")]
    [InlineData(-9, "/")]
    public void ParentOf_Depth_CountsFromTheRootOrUpwards(int depth, string expected) =>
        Assert.Equal(expected, (Root / "user" / "foo" / "bar").ParentOf(depth).ToStringWithoutAddress());

    [Fact]
    public void Equals_DoesNotLookAtTheUid()
    {
        var path = Root / "user" / "foo";

        Assert.Equal(path, path.WithUid(1));
        Assert.Equal(path.GetHashCode(), path.WithUid(1).GetHashCode());
        Assert.True(path == path.WithUid(1).WithUid(2));
        Assert.True(path != Root / "user" / "fox");
        Assert.NotEqual(path, new RootActorPath(Remote) / "user" / "foo");
        Assert.NotEqual(path, path / "foo");
    }

    [Fact]
    public void ToStringWithAddress_OfALocalPath_UsesTheGivenOne()
    {
        var path = (Root / "user" / "foo").WithUid(7);

        Assert.Equal("akka.tcp://sys@host:1234/user/foo", path.ToStringWithAddress(Remote));
        Assert.Equal("akka.tcp://sys@host:1234/user/foo#7", path.ToSerializationFormatWithAddress(Remote));
        Assert.Equal("akka.tcp://sys@host:1234/", Root.ToStringWithAddress(Remote));
    }

    [Fact]
    public void ToStringWithAddress_OfARemotePath_KeepsItsOwn()
    {
        var path = new RootActorPath(Remote) / "user" / "foo";

        Assert.Equal("akka.tcp://sys@host:1234/user/foo", path.ToStringWithAddress(new Address("akka.tcp", "other", "there", 1)));
    }

    [Fact]
    public void CompareTo_OrdersByNamesFromTheRoot()
    {
        var paths = new[] { Root, Root / "a", Root / "a" / "b", Root / "a" / "c", Root / "b" };

        Assert.Equal(paths, paths.Reverse().Order());
    }

    [Fact]
    public void WithUid_OfARoot_Throws() => Assert.Throws<NotSupportedException>(() => Root.WithUid(1));

    [Theory]
    [InlineData("foo", true)]
    [InlineData("foo-bar_1.2", true)]
    [InlineData("%20", true)]
    [InlineData("a$", true)]
    [InlineData("$a", false)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    [InlineData("a b", false)]
    [InlineData("%2", false)]
    [InlineData("%zz", false)]
    public void IsValidPathElement_ChecksCharacters(string name, bool valid) => Assert.Equal(valid, ActorPath.IsValidPathElement(name));

    [Fact]
    public void ToSurrogate_AndBack_IsTheSamePath()
    {
        var path = (Root / "user" / "foo").WithUid(7);

        var back = Assert.IsAssignableFrom<ActorPath>(path.ToSurrogate(null!).FromSurrogate(null!));

        Assert.Equal(path, back);
        Assert.Equal(7, back.Uid);
    }
}
