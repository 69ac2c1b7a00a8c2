using Akka.Configuration;

namespace ActorConcurrency.Actors.Wire;

/// <summary>The types that go over the wire, and the short names that stand for them there: a closed list.</summary>
internal sealed partial class WireTypes
{
    public const string UserTypesKey = "actorconcurrency.wire.types";

    private readonly Dictionary<string, Type> _byManifest = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _byType = [];
    private readonly CompositeTypes _composites;

    /// <summary>The protocols' messages, .NET's small values, and the user's types that a configuration names.</summary>
    /// <exception cref="ConfigurationException">A user's type was not found, or has a name that is taken.</exception>
    public WireTypes(Config config)
    {
        _composites = new CompositeTypes(_byType.GetValueOrDefault, _byManifest.GetValueOrDefault);
        AddValues();
        AddProtocols();
        AddSettings();
        AddImages();
        AddCluster();
        foreach (var (name, typeName) in UserTypesOf(config)) AddUserType(name, typeName);
    }

    /// <summary>All types that may be sent by themselves.</summary>
    public IEnumerable<Type> Messages => _byType.Keys.Where(type => !Values.Contains(type));

    private static HashSet<Type> Values { get; } =
    [
        typeof(string), typeof(int), typeof(long), typeof(double), typeof(float), typeof(decimal), typeof(bool), typeof(byte), typeof(char),
        typeof(sbyte), typeof(short), typeof(ushort), typeof(uint), typeof(ulong), typeof(DateOnly), typeof(TimeOnly),
        typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(Index), typeof(byte[]), typeof(string[]), typeof(int[]), typeof(long[]),
        typeof(double[]), typeof(object[]), typeof(List<object>), typeof(Dictionary<string, object>),
    ];

    /// <summary>The user's types of a configuration: names that stand for them on the wire, and names of types.</summary>
    public static IEnumerable<(string Name, string TypeName)> UserTypesOf(Config config) =>
        config.GetConfig(UserTypesKey)?.AsEnumerable().Select(entry => (entry.Key.Trim('"'), entry.Value.GetString() ?? "")) ?? [];

    /// <summary>The name of a type on the wire.</summary>
    /// <exception cref="UnregisteredTypeException">It has none.</exception>
    public string ManifestOf(Type type) =>
        _byType.TryGetValue(type, out var manifest) ? manifest : _composites.NameOf(type) ?? throw new UnregisteredTypeException(type);

    /// <summary>The type that a name stands for.</summary>
    /// <exception cref="WireFormatException">There is none.</exception>
    public Type TypeOf(string manifest) =>
        _byManifest.TryGetValue(manifest, out var type) ? type
        : manifest.AsSpan().ContainsAny(CompositeTypes.Marks) ? _composites.TypeOf(manifest)
        : throw new WireFormatException($"No type is registered as [{manifest}] here.");

    private void AddValues()
    {
        Add<string>("s");
        Add<int>("i");
        Add<long>("l");
        Add<double>("d");
        Add<float>("f");
        Add<decimal>("m");
        Add<bool>("b");
        Add<byte>("y");
        Add<char>("c");
        Add<sbyte>("sbyte");
        Add<short>("short");
        Add<ushort>("ushort");
        Add<uint>("uint");
        Add<ulong>("ulong");
        Add<DateOnly>("date");
        Add<TimeOnly>("time");
        Add<Guid>("g");
        Add<DateTime>("t");
        Add<DateTimeOffset>("o");
        Add<TimeSpan>("p");
        Add<Index>("at");
        Add<byte[]>("y[]");
        Add<string[]>("s[]");
        Add<int[]>("i[]");
        Add<long[]>("l[]");
        Add<double[]>("d[]");
        Add<object[]>("a[]");
        Add<List<object>>("list");
        Add<Dictionary<string, object>>("map");
    }

    private void Add<T>(string manifest) => Add(manifest, typeof(T));

    private void Add(string manifest, Type type)
    {
        _byManifest.Add(manifest, type);
        _byType.Add(type, manifest);
    }

    private void AddUserType(string name, string typeName)
    {
        // Names come from this node's own configuration, never from the wire.
        var type = Type.GetType(typeName, throwOnError: false)
            ?? throw new ConfigurationException($"{UserTypesKey}.{name} is [{typeName}], which was not found.");
        if (name.AsSpan().ContainsAny(CompositeTypes.Marks)) throw new ConfigurationException($"{UserTypesKey}.{name}: a name has no brackets and no comma.");
        if (_byManifest.ContainsKey(name)) throw new ConfigurationException($"{UserTypesKey}.{name} is a name of the library's own.");
        if (_byType.TryGetValue(type, out var other)) throw new ConfigurationException($"{UserTypesKey}.{name}: [{typeName}] is registered as [{other}] already.");
        Add(name, type);
    }
}
