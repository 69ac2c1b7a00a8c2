using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Shared;

/// <summary>What all uses of the name of shared data must agree on.</summary>
internal abstract record SharedSettings : PrimitiveSettings
{
    internal abstract string Kind { get; }

    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        SharedActor.Props(primitive, NewStore(), (SharedImage?)image);

    protected abstract SharedStore NewStore();
}

/// <summary>Those of a dictionary: the types of its keys and values.</summary>
internal sealed record SharedDictionarySettings(Type Keys, Type Values) : SharedSettings
{
    internal override string Kind => "shared dictionary";

    public override string ToString() => $"{Keys} to {Values}";

    protected override SharedStore NewStore() => new KeyedStore();
}

/// <summary>Those of a list: the type of its items.</summary>
internal sealed record SharedListSettings(Type Items) : SharedSettings
{
    internal override string Kind => "shared list";

    public override string ToString() => $"items of {Items}";

    protected override SharedStore NewStore() => new ListStore();
}

/// <summary>Those of a single value: its type, and the value at first.</summary>
internal sealed record SharedValueSettings(Type ValueType, object? Initial) : SharedSettings
{
    internal override string Kind => "shared value";

    public override string ToString() => Initial is null ? $"{ValueType}" : $"{ValueType}, {Initial} at first";

    protected override SharedStore NewStore() => KeyedStore.Of(Initial);
}
