using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Coroutines.Greenlets;
using ActorConcurrency.Actors.Coroutines.GreenThreads;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Latches;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.ReaderWriterLocks;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Timers;
using ActorConcurrency.Actors.Wire;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Wire;

public sealed class SettingsTests() : TestKit(ConfigurationFactory.ParseString("akka.loglevel = WARNING").WithWire(("dish", typeof(Dish)), ("by-price", typeof(ByPrice))))
{
    private static readonly PrimitiveSettings[] All =
    [
        new BarrierSettings(3),
        new ConditionSettings("door", new LockSettings(Reentrant: true)),
        new CountdownLatchSettings(0),
        EventSettings.Instance,
        FencedResourceSettings.Instance,
        GreenThreadsSettings.Instance,
        new GreenletsSettings(typeof(double?)),
        JoinableQueueSettings.For<Dish>(QueueOrder.LastInFirstOut, new JoinableQueueOptions { Capacity = 3, MaxDeliveries = 2 }),
        JobsSettings.From(new JobsOptions { Capacity = 4, MaxDeaths = 5, WorkersPerNode = 6, Role = "worker", KeptOutcomes = 7 }),
        new LockSettings(Reentrant: false),
        PipeSettings.For<byte[]>(duplex: false, capacity: null),
        PoolSettings.From(3, new PoolOptions { MaxAttempts = 7, MaxJobsPerWorker = 9 }),
        new PromiseSettings(typeof(object)),
        QueueSettings.For<int>(QueueOrder.Priority, capacity: 5),
        ReaderWriterLockSettings.Instance,
        new SemaphoreSettings(4, Bounded: true),
        new SharedDictionarySettings(typeof(string), typeof(Guid?)),
        new SharedListSettings(typeof(DateTimeOffset)),
        new SharedValueSettings(typeof(Dish), new Dish("soup", 3)),
        TimerSettings.Instance,
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void RoundTrip_Settings_AreEqualAndReadTheSame(int number)
    {
        var settings = All[number];

        var copy = Copy(settings);

        Assert.Equal(settings, copy);
        Assert.Equal(settings.ToString(), copy.ToString());
    }

    [Fact]
    public void Samples_AreOfAllKindsThatCanBeSent()
    {
        var kinds = typeof(PrimitiveSettings).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PrimitiveSettings)) && !t.IsAbstract);

        var missing = kinds.Except(All.Select(settings => settings.GetType())).Select(type => type.Name).Order();

        Assert.Equal(["GeneratorSettings", "ProcessSettings"], missing);
    }

    [Fact]
    public void Serialize_ComparerOfCode_IsRefused() =>
        Assert.Throws<UnregisteredTypeException>(() => Copy(QueueSettings.For(QueueOrder.Priority, null, Comparer<int>.Create((x, y) => y - x))));

    [Fact]
    public void RoundTrip_ComparerOfARegisteredType_OrdersAsBefore()
    {
        var settings = QueueSettings.For(QueueOrder.Priority, null, new ByPrice(Descending: true));

        var copy = (QueueSettings)Copy(settings);
        var order = copy.NewOrder();
        order.AddAll([new Dish("tea", 1), new Dish("soup", 3), new Dish("bread", 2)]);

        Assert.Equal(settings, copy);
        Assert.Equal(["soup", "bread", "tea"], order.TakeUpTo(3).Select(item => ((Dish)item.Value!).Name));
    }

    [Fact]
    public void Serialize_Initializer_IsRefusedAsCode() => Assert.Throws<NotSerializableException>(
        () => Copy(PoolSettings.From(1, new PoolOptions { Initializer = _ => Task.FromResult<object?>(null) })));

    [Fact]
    public void Serialize_UnregisteredItemType_IsRefusedByName()
    {
        var error = Assert.Throws<UnregisteredTypeException>(() => Copy(QueueSettings.For<Version>(QueueOrder.FirstInFirstOut, null)));

        Assert.Equal(typeof(Version), error.Type);
    }

    [Fact]
    public void Order_OfTheTypesOwnComparer_IsTheDefault()
    {
        var explicitly = QueueSettings.For(QueueOrder.Priority, null, Comparer<string>.Default);

        Assert.Equal(QueueSettings.For<string>(QueueOrder.Priority, null), explicitly);
    }

    [Fact]
    public void Order_AfterATrip_SortsAsBefore()
    {
        var order = ((QueueSettings)Copy(QueueSettings.For<string?>(QueueOrder.Priority, null))).NewOrder();

        order.AddAll(["pear", null, "fig"]);

        Assert.Equal([null, "fig", "pear"], order.TakeUpTo(3).Select(item => item.Value));
    }

    private PrimitiveSettings Copy(PrimitiveSettings settings)
    {
        var serializer = (WireSerializer)Sys.Serialization.FindSerializerFor(settings);
        return (PrimitiveSettings)serializer.FromBinary(serializer.ToBinary(settings), serializer.Manifest(settings));
    }

    public sealed record Dish(string Name, int Price);

    public sealed record ByPrice(bool Descending) : IComparer<Dish>
    {
        public int Compare(Dish? x, Dish? y) => (x!.Price - y!.Price) * (Descending ? -1 : 1);
    }
}
