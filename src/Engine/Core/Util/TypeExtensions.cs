namespace Akka.Util;

/// <summary>Questions about types.</summary>
public static class TypeExtensions
{
    /// <summary>True where a value of this type can be used as a <typeparamref name="T"/>.</summary>
    public static bool Implements<T>(this Type type) => Implements(type, typeof(T));

    /// <summary>True where a value of this type can be used as a <paramref name="moreGeneralType"/>.</summary>
    public static bool Implements(this Type type, Type moreGeneralType) => moreGeneralType.IsAssignableFrom(type);
}
