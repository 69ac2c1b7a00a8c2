using Akka.TestKit.Xunit2.Internals;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2;

/// <summary>Fails tests with exceptions of xunit.</summary>
public class XunitAssertions : ITestKitAssertions
{
    /// <summary>Has no state.</summary>
    public XunitAssertions()
    {
    }

    /// <inheritdoc/>
    public void Fail(string format = "", params object[] args) => throw FailException.ForFailure(Message.Of(format, args));

    /// <inheritdoc/>
    public void AssertTrue(bool condition, string format = "", params object[] args)
    {
        if (!condition)
            throw TrueException.ForNonTrueValue(Message.Of(format, args), condition);
    }

    /// <inheritdoc/>
    public void AssertFalse(bool condition, string format = "", params object[] args)
    {
        if (condition)
            throw FalseException.ForNonFalseValue(Message.Of(format, args), condition);
    }

    /// <summary>Fails unless both are equal; collections are, when they have equal items in the same order.</summary>
    public void AssertEqual<T>(T expected, T actual, string format = "", params object[] args)
    {
        if (!new AkkaAssertEqualityComparer<T>().Equals(expected, actual))
            throw AkkaEqualException.ForMismatchedValues(expected, actual, format, args);
    }

    /// <inheritdoc/>
    public void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args)
    {
        if (!comparer(expected, actual))
            throw AkkaEqualException.ForMismatchedValues(expected, actual, format, args);
    }
}
