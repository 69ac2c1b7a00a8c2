using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Fsm;

/// <summary>States are compared by all that they say, their replies included.</summary>
public sealed class StateEqualityTests
{
    [Fact]
    public void State_SameContent_IsEqual()
    {
        var one = new FSMBase.State<string, int>("red", 1).ForMax(TimeSpan.FromSeconds(1)).Replying("a");
        var same = new FSMBase.State<string, int>("red", 1).ForMax(TimeSpan.FromSeconds(1)).Replying("a");

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, same.Using(2));
        Assert.NotEqual(one, same.ForMax(TimeSpan.FromSeconds(2)));
        Assert.NotEqual(one, same.Replying("b"));
    }
}
