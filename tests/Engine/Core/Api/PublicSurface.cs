using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Engine.Core.Tests.Api;

/// <summary>Prints what is public of types, one line a type or member, in the format of the lists under <c>akka-api</c>.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The lines of an assembly, without what is internal API.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetTypes().Where(IsListed).SelectMany(Of).Order(StringComparer.Ordinal);

    /// <summary>The lines of one type.</summary>
    public static IEnumerable<string> Of(Type type)
    {
        yield return TypeLine(type);
        if (IsDelegate(type))
            yield break;

        var name = TypeNames.Of(type);
        foreach (var member in type.GetMembers(Declared).Where(m => !IsInternalApi(m) && !IsGenerated(m)))
        {
            var line = member switch
            {
                ConstructorInfo { IsStatic: false } c when IsVisible(c) => $"C:{name}({Parameters(c)}){Modifiers(c, type)}",
                MethodInfo m when IsVisible(m) && IsOrdinary(m) => MethodLine(name, m, type),
                PropertyInfo p when Accessors(p).Any(IsVisible) => PropertyLine(name, p, type),
                FieldInfo { IsSpecialName: false } f when f.IsPublic || ((f.IsFamily || f.IsFamilyOrAssembly) && !type.IsSealed) => FieldLine(name, f),
                EventInfo e when IsVisible(e.AddMethod!) =>
                    $"E:{name}.{e.Name} : {TypeNames.Of(e.EventHandlerType!)}{Modifiers(e.AddMethod!, type, e)}",
                _ => null,
            };
            if (line is not null)
                yield return line;
        }
    }

    private static bool IsListed(Type type) =>
        IsVisible(type)
        && !IsGenerated(type)
        && !(type.Namespace ?? "").Split('.').Contains("Internal")
        && !Chain(type).Any(IsInternalApi);

    private static bool IsVisible(Type type) =>
        Chain(type).All(t => t.IsPublic || t.IsNestedPublic || t.IsNestedFamily || t.IsNestedFamORAssem);

    // What is protected in a sealed type is for nobody.
    private static bool IsVisible(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType is { IsSealed: false });

    // Accessors are shown with their property or event; overrides of object's own methods say nothing.
    private static bool IsOrdinary(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && (method.DeclaringType == typeof(object) || method.GetBaseDefinition().DeclaringType != typeof(object));

    private static bool IsInternalApi(MemberInfo member) =>
        member.CustomAttributes.Any(a => a.AttributeType.FullName == "Akka.Annotations.InternalApiAttribute");

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    private static IEnumerable<Type> Chain(Type type)
    {
        for (Type? t = type; t is not null; t = t.DeclaringType)
            yield return t;
    }

    private static string TypeLine(Type type)
    {
        var constraints = TypeNames.Constraints(TypeNames.OwnParameters(type));
        var modifiers = $" [{string.Join(' ', TypeModifiers(type))}]";
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"T:{TypeNames.Of(type)}({Parameters(invoke)}) -> {TypeNames.Of(invoke.ReturnType)}{constraints}{modifiers}";
        }

        var bases = type.IsEnum ? [Enum.GetUnderlyingType(type)] : Bases(type).ToArray();
        var inherits = bases.Length == 0 ? "" : " : " + string.Join(", ", bases.Select(TypeNames.Of));
        return $"T:{TypeNames.Of(type)}{inherits}{constraints}{modifiers}";
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            yield return parent;

        var all = type.GetInterfaces();
        var implied = all.SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        foreach (var one in all.Where(i => !implied.Contains(i) && IsVisible(i)).OrderBy(TypeNames.Of, StringComparer.Ordinal))
            yield return one;
    }

    private static IEnumerable<string> TypeModifiers(Type type)
    {
        if (type.IsNestedFamily || type.IsNestedFamORAssem)
            yield return "protected";
        if (IsDelegate(type))
        {
            yield return "delegate";
        }
        else if (type.IsValueType || type.IsInterface)
        {
            yield return type.IsEnum ? "enum" : type.IsInterface ? "interface" : "struct";
        }
        else
        {
            if (type.IsAbstract || type.IsSealed)
                yield return type is { IsAbstract: true, IsSealed: true } ? "static" : type.IsAbstract ? "abstract" : "sealed";
            yield return "class";
        }

        if (type.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            yield return "obsolete";
    }

    private static string MethodLine(string type, MethodInfo method, Type declaring)
    {
        var generic = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        var arguments = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(g => g.Name))}>";
        return $"M:{type}.{method.Name}{arguments}({Parameters(method)}) -> {TypeNames.Of(method.ReturnType)}"
            + TypeNames.Constraints(generic) + Modifiers(method, declaring);
    }

    private static string PropertyLine(string type, PropertyInfo property, Type declaring)
    {
        var shown = Accessors(property).Where(IsVisible).ToList();
        var isProtected = shown.All(a => !a.IsPublic);
        var accessors = shown.Select(a => (a.IsPublic || isProtected ? "" : "protected ") + AccessorName(property, a) + ";");
        var index = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"[{string.Join(", ", parameters.Select(Parameter))}]"
            : "";
        var main = shown.FirstOrDefault(a => a.IsPublic) ?? shown[0];
        return $"P:{type}.{property.Name}{index} : {TypeNames.Of(property.PropertyType)} {{{string.Join(' ', accessors)}}}"
            + Modifiers(main, declaring, property);
    }

    private static string AccessorName(PropertyInfo property, MethodInfo accessor)
    {
        if (accessor == property.GetMethod)
            return "get";
        return accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";
    }

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>();

    private static string FieldLine(string type, FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
            return $"F:{type}.{field.Name} = {Value(field.GetRawConstantValue())}";

        var modifiers = new List<string>();
        if (!field.IsPublic)
            modifiers.Add("protected");
        if (field.IsLiteral)
            modifiers.Add("const");
        else if (field.IsStatic)
            modifiers.Add("static");
        if (field.IsInitOnly)
            modifiers.Add("readonly");
        if (field.IsDefined(typeof(ObsoleteAttribute)))
            modifiers.Add("obsolete");

        var constant = field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : "";
        return $"F:{type}.{field.Name} : {TypeNames.Of(field.FieldType)}{constant}{Brackets(modifiers)}";
    }

    private static string Modifiers(MethodBase method, Type declaring, MemberInfo? shownFor = null)
    {
        var modifiers = new List<string>();
        if (!declaring.IsInterface)
        {
            var isOverride = method is MethodInfo m
                && (m.GetBaseDefinition() != m || m.IsDefined(typeof(PreserveBaseOverridesAttribute), inherit: false));
            if (!method.IsPublic)
                modifiers.Add("protected");
            if (method.IsStatic)
                modifiers.Add("static");
            if (method.IsAbstract)
                modifiers.Add("abstract");
            if (isOverride)
                modifiers.Add("override");
            else if (method is { IsVirtual: true, IsAbstract: false, IsFinal: false })
                modifiers.Add("virtual");
            if (isOverride && method.IsFinal)
                modifiers.Add("sealed");
        }

        if ((shownFor ?? method).IsDefined(typeof(ObsoleteAttribute), inherit: false))
            modifiers.Add("obsolete");
        return Brackets(modifiers);
    }

    private static string Brackets(List<string> modifiers) => modifiers.Count == 0 ? "" : $" [{string.Join(' ', modifiers)}]";

    private static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return string.Join(", ", method.GetParameters().Select((p, i) => (isExtension && i == 0 ? "this " : "") + Parameter(p)));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter switch
        {
            { IsOut: true, ParameterType.IsByRef: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) => "params ",
            _ => "",
        };
        var suffix = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "";
        return $"{prefix}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{suffix}";
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"",
        bool flag => flag ? "true" : "false",
        char character => $"'{character}'",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
