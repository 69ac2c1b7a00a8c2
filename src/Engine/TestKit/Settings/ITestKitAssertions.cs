namespace Akka.TestKit;

/// <summary>How the kit reports a failed expectation; a test framework's binding implements it. Every method throws on failure.</summary>
public interface ITestKitAssertions
{
    /// <summary>Fails with a message, formatted when there are arguments.</summary>
    void Fail(string format = "", params object[] args);

    /// <summary>Fails unless the condition is true.</summary>
    void AssertTrue(bool condition, string format = "", params object[] args);

    /// <summary>Fails unless the condition is false.</summary>
    void AssertFalse(bool condition, string format = "", params object[] args);

    /// <summary>Fails unless both values are equal in the framework's sense.</summary>
    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);

    /// <summary>Fails unless the comparer, given expected and actual, says that both are equal.</summary>
    void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args);
}
