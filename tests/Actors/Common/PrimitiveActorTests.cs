using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Common;

public sealed class PrimitiveActorTests : ActorsTestKit
{
    [Fact]
    public void Handler_ThatThrows_StopsTheActorInsteadOfRestartingIt()
    {
        var primitive = new PrimitiveIncarnation(ConcurrencyExtension.Of(Sys).Registry, "fragile", "it", 1);
        var actor = Sys.ActorOf(Props.Create(typeof(Fragile), primitive));
        Watch(actor);

        actor.Tell("break", ActorRefs.NoSender);

        ExpectTerminated(actor);
        Assert.True(primitive.Stopped);
    }

    private sealed class Fragile : PrimitiveActor
    {
        public Fragile(PrimitiveIncarnation primitive)
            : base(primitive) =>
            Receive<string>(_ => throw new InvalidOperationException("broken"));

        protected override IEnumerable<HolderInfo> HolderInfos => [];

        protected override int WaiterCount => 0;

        protected override PrimitiveSnapshot TakeSnapshot() => throw new NotSupportedException();

        protected override string DescribeState() => "";

        protected override void OnOwnerDied(IActorRef owner)
        {
        }
    }
}
