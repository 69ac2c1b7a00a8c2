using ActorConcurrency.Actors.Contracts.Queues;

namespace ActorConcurrency.Actors.Contracts;

/// <summary>The types of the suites' own that go over the wire where there is one.</summary>
public static class ContractTypes
{
    public static (string Name, Type Type)[] All { get; } =
        [("ints", typeof(List<int>)), ("by-length", typeof(ByLength)), ("all-equal", typeof(AllEqual))];
}
