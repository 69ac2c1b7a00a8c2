namespace ActorConcurrency.Engine.Core.Tests.Api;

/// <summary>Names of types as the lists write them: full CLR names, generics with their parameters, <c>T?</c> for nullable values.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsPointer)
            return Of(type.GetElementType()!) + "*";
        if (type.IsGenericParameter)
            return type.Name;
        return Nullable.GetUnderlyingType(type) is { } value ? Of(value) + "?" : Declared(type);
    }

    /// <summary>The constraints of generic parameters, each with a blank in front; nothing where there are none.</summary>
    public static string Constraints(IEnumerable<Type> parameters) =>
        string.Concat(parameters.Select(p => (p.Name, Constraints: string.Join(", ", Constraints(p))))
            .Where(p => p.Constraints.Length > 0)
            .Select(p => $" where {p.Name} : {p.Constraints}"));

    /// <summary>The generic parameters that a nested type adds to those of the type around it.</summary>
    public static IEnumerable<Type> OwnParameters(Type type) =>
        type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0);

    // A nested generic type repeats the arguments of the types around it; each name in the chain shows only its own.
    private static string Declared(Type type)
    {
        var chain = new Stack<Type>();
        for (Type? t = type; t is not null; t = t.DeclaringType)
            chain.Push(t);

        var arguments = type.GetGenericArguments();
        var used = 0;
        var names = new List<string>();
        foreach (var part in chain)
        {
            var count = part.GetGenericArguments().Length;
            names.Add(Simple(part.Name) + Arguments(arguments[used..count]));
            used = count;
        }

        var prefix = string.IsNullOrEmpty(type.Namespace) ? "" : type.Namespace + ".";
        return prefix + string.Join('.', names);
    }

    private static string Simple(string name) => name.IndexOf('`') is var tick and >= 0 ? name[..tick] : name;

    private static string Arguments(Type[] types) => types.Length == 0 ? "" : $"<{string.Join(", ", types.Select(Of))}>";

    private static IEnumerable<string> Constraints(Type parameter)
    {
        var kind = parameter.GenericParameterAttributes;
        var isStruct = kind.HasFlag(System.Reflection.GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (kind.HasFlag(System.Reflection.GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (isStruct)
            yield return "struct";
        foreach (var constraint in parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)))
            yield return Of(constraint);
        if (kind.HasFlag(System.Reflection.GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            yield return "new()";
    }
}
