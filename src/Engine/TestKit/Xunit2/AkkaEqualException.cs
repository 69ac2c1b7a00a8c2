using Akka.TestKit.Internal;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two values are not equal.</summary>
public class AkkaEqualException : XunitException
{
    private readonly string _message;

    /// <summary>Fails with a message, formatted when there are arguments.</summary>
    public AkkaEqualException(string format = "", params object[] args)
        : base(Internals.Message.Of(format, args))
    {
        _message = Internals.Message.Of(format, args);
    }

    /// <inheritdoc/>
    public override string Message => _message;

    /// <summary>The failure of expecting one value and getting another one, after a message of the caller's.</summary>
    public static AkkaEqualException ForMismatchedValues(object? expected, object? actual, string? format = null, params object[] args)
    {
        var said = Internals.Message.Of(format ?? "", args);
        var values = $"Expected: {Text.Of(expected)}{Environment.NewLine}Actual:   {Text.Of(actual)}";
        var what = said.Length == 0 ? "The values are not equal." : said;
        return new AkkaEqualException("{0}", $"{what}{Environment.NewLine}{values}");
    }
}

/// <summary>Texts of failures.</summary>
internal static class Message
{
    /// <summary>The format with its arguments in; as it is without arguments, so that it may contain braces.</summary>
    public static string Of(string? format, object[]? args)
    {
        if (string.IsNullOrEmpty(format) || args is not { Length: > 0 })
            return format ?? "";

        try
        {
            return string.Format(format, args);
        }
        catch (FormatException)
        {
            return $"[Could not string.Format(\"{format}\", {string.Join(", ", args)})]";
        }
    }
}
