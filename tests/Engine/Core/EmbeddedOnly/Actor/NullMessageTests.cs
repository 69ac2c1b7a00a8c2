using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Actor;

/// <summary>A message that is null is refused where it is sent, not where it arrives.</summary>
public sealed class NullMessageTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Tell_Null_Throws() => Assert.Throws<InvalidMessageException>(() => TestActor.Tell(null!, ActorRefs.NoSender));
}
