namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>One value for every parameter of a scenario: the default, unless another was set.</summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<Parameter, object> _values = [];

    /// <summary>Takes those settings whose name is a parameter of the scenario; the others belong to somebody else.</summary>
    /// <exception cref="UsageException">A value is not one that its parameter accepts.</exception>
    public ParameterValues(Scenario scenario, IReadOnlyDictionary<string, string>? settings = null)
    {
        foreach (var parameter in scenario.Parameters)
        {
            var text = settings?.GetValueOrDefault(parameter.Name) ?? parameter.DefaultText;
            if (!parameter.TryParse(text, out var value))
                throw new UsageException("bad.value", parameter.Name, text, parameter.Accepts);

            _values[parameter] = value;
            AsGiven.Add($"{parameter.Name}={text}");
        }
    }

    /// <summary>Takes settings as <c>--set</c> has them, the last of each name.</summary>
    /// <exception cref="UsageException">One is not a name and a value.</exception>
    public static Dictionary<string, string> ReadSettings(IEnumerable<string> settings)
    {
        var byName = new Dictionary<string, string>();
        foreach (var setting in settings)
        {
            if (setting.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new UsageException("bad.setting", setting);

            byName[name] = value;
        }
        return byName;
    }

    /// <summary>The values as they would be given on the command line.</summary>
    public List<string> AsGiven { get; } = [];

    public int Get(NumberParameter parameter) => (int)_values[parameter];

    public IReadOnlyList<int> Get(NumbersParameter parameter) => (IReadOnlyList<int>)_values[parameter];

    public TimeSpan Get(DurationParameter parameter) => (TimeSpan)_values[parameter];

    /// <summary>The duration, or null for never.</summary>
    public TimeSpan? Get(DurationOrNeverParameter parameter)
    {
        var duration = (TimeSpan)_values[parameter];
        return duration == DurationOrNeverParameter.Never ? null : duration;
    }

    public string Get(ChoiceParameter parameter) => (string)_values[parameter];
}
