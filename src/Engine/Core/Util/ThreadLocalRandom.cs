namespace Akka.Util;

/// <summary>The engine's only source of random numbers.</summary>
public static class ThreadLocalRandom
{
    [ThreadStatic]
    private static Random? _ofThisThread;

    /// <summary>The generator of the calling thread; not to be handed to another thread.</summary>
    public static Random Current => _ofThisThread ?? Random.Shared;

    /// <summary>Gives the calling thread a generator of its own (a seeded one makes a run repeatable); null takes it away.</summary>
    internal static void Use(Random? random) => _ofThisThread = random;
}
