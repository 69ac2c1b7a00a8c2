using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Remembers with an actor system which assertions its tests use.</summary>
public class TestKitAssertionsExtension : ExtensionIdProvider<TestKitAssertionsProvider>
{
    private readonly ITestKitAssertions _assertions;

    /// <summary>Will provide the given assertions.</summary>
    public TestKitAssertionsExtension(ITestKitAssertions assertions) => _assertions = assertions;

    /// <summary>The provider of a system; null in a system that has no TestKit.</summary>
    public static TestKitAssertionsProvider For(ActorSystem system) => system.GetExtension<TestKitAssertionsProvider>()!;

    /// <summary>Creates the provider.</summary>
    public override TestKitAssertionsProvider CreateExtension(ExtendedActorSystem system) => new(_assertions);
}

/// <summary>Holds the assertions of an actor system's tests.</summary>
public class TestKitAssertionsProvider : IExtension
{
    /// <summary>Provides the given assertions.</summary>
    public TestKitAssertionsProvider(ITestKitAssertions assertions) => Assertions = assertions;

    /// <summary>The assertions.</summary>
    public ITestKitAssertions Assertions { get; }
}
