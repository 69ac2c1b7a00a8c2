using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Paths;

public class RelativeActorPathTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a/b", "a", "b")]
    [InlineData("a/b#42", "a", "b#42")]
    public void Unapply_PathWithoutAddress_IsItsNamesWithAndWithoutASlashInFront(string path, params string[] names)
    {
        Assert.Equal(names, RelativeActorPath.Unapply(path));
        Assert.Equal(names, RelativeActorPath.Unapply("/" + path));
    }

    [Theory]
    [InlineData("akka://system")]
    [InlineData("akka.tcp://system@host:1/user/a#42")]
    public void Unapply_PathWithAddress_IsNull(string path) => Assert.Null(RelativeActorPath.Unapply(path));
}
