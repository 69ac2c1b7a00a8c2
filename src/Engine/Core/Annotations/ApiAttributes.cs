namespace Akka.Annotations;

/// <summary>Marks what is public for technical reasons only: applications must not use it.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class InternalApiAttribute : Attribute;

/// <summary>Marks an internal API whose shape extensions may still rely on.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class InternalStableApiAttribute : Attribute;

/// <summary>Marks an API that may change between minor versions.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ApiMayChangeAttribute : Attribute;

/// <summary>Marks a type that applications use but must not derive from or implement.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class DoNotInheritAttribute : Attribute;
