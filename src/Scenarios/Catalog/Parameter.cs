using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>A value that <c>--set name=value</c> may change: its name, its default and what it accepts. The text <c>param.</c> and its name
/// says what it is.</summary>
internal abstract class Parameter(string name, string defaultText)
{
    public string Name { get; } = name;

    public string DefaultText { get; } = defaultText;

    /// <summary>The key of the text that says what it is.</summary>
    public string Description => $"param.{Name}";

    /// <summary>The kind of value in one word, for <c>list --json</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What is accepted, in words of the set <c>usage</c> that complete "cars takes …".</summary>
    public abstract Phrase Accepts { get; }

    public abstract bool TryParse(string text, [NotNullWhen(true)] out object? value);
}

/// <summary>A whole number within limits.</summary>
internal sealed class NumberParameter(string name, int defaultValue, int min, int max)
    : Parameter(name, defaultValue.ToString(CultureInfo.InvariantCulture))
{
    public override string Kind => "number";

    public override Phrase Accepts => new("accepts.number", min, max);

    public override bool TryParse(string text, [NotNullWhen(true)] out object? value)
    {
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        value = isNumber && number >= min && number <= max ? number : null;
        return value is not null;
    }
}

/// <summary>One or more whole numbers within limits, with commas between them.</summary>
internal sealed class NumbersParameter(string name, string defaultText, int min, int max)
    : Parameter(name, defaultText)
{
    private readonly NumberParameter _one = new(name, min, min, max);

    public override string Kind => "numbers";

    public override Phrase Accepts => new("accepts.numbers", min, max, DefaultText);

    public override bool TryParse(string text, [NotNullWhen(true)] out object? value)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (_one.TryParse(part, out var number))
                numbers.Add((int)number);
        }
        value = numbers.Count == text.Split(',').Length ? numbers : null;
        return value is not null;
    }
}

/// <summary>A length of time at <c>--speed 1</c>.</summary>
internal sealed class DurationParameter(string name, string defaultText)
    : Parameter(name, defaultText)
{
    public override string Kind => "duration";

    public override Phrase Accepts => "accepts.duration";

    public override bool TryParse(string text, [NotNullWhen(true)] out object? value)
    {
        value = DurationText.TryParse(text, out var duration) ? duration : null;
        return value is not null;
    }
}

/// <summary>A length of time at <c>--speed 1</c>, or the word <c>never</c>.</summary>
internal sealed class DurationOrNeverParameter(string name, string defaultText)
    : Parameter(name, defaultText)
{
    /// <summary>What <see cref="TryParse"/> gives for the word: nothing has the length of no time at all.</summary>
    public static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    public override string Kind => "duration or never";

    public override Phrase Accepts => "accepts.duration-or-never";

    public override bool TryParse(string text, [NotNullWhen(true)] out object? value)
    {
        value = text == "never" ? Never : DurationText.TryParse(text, out var duration) ? duration : null;
        return value is not null;
    }
}

/// <summary>One word out of a few, of which the first is the default.</summary>
internal sealed class ChoiceParameter(string name, params string[] choices)
    : Parameter(name, choices[0])
{
    public override string Kind => "choice";

    public override Phrase Accepts => new("accepts.choice", string.Join(", ", choices));

    public override bool TryParse(string text, [NotNullWhen(true)] out object? value)
    {
        value = choices.Contains(text) ? text : null;
        return value is not null;
    }
}
