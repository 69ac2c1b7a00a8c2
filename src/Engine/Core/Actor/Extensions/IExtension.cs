namespace Akka.Actor;

/// <summary>Something there is one of in each actor system.</summary>
public interface IExtension
{
}

/// <summary>Makes and finds an extension.</summary>
public interface IExtensionId
{
    /// <summary>The extension of a system, made if need be.</summary>
    object Apply(ActorSystem system);

    /// <summary>The extension of a system, made if need be.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension; called once for a system.</summary>
    object CreateExtension(ExtendedActorSystem system);

    /// <summary>The extension's type.</summary>
    Type ExtensionType { get; }
}

/// <summary>Makes and finds an extension of a type.</summary>
public interface IExtensionId<T> : IExtensionId
    where T : IExtension
{
    /// <summary>The extension of a system, made if need be.</summary>
    new T Apply(ActorSystem system);

    /// <summary>The extension of a system, made if need be.</summary>
    new T Get(ActorSystem system);

    /// <summary>Makes the extension; called once for a system.</summary>
    new T CreateExtension(ExtendedActorSystem system);
}

/// <summary>Base for the ids of extensions.</summary>
public abstract class ExtensionIdProvider<T> : IExtensionId<T>
    where T : IExtension
{
    /// <summary>Creates the id.</summary>
    protected ExtensionIdProvider()
    {
    }

    /// <inheritdoc />
    public Type ExtensionType => typeof(T);

    /// <inheritdoc />
    public T Apply(ActorSystem system) => (T)system.RegisterExtension(this)!;

    /// <inheritdoc />
    public T Get(ActorSystem system) => (T)system.GetExtension(this)!;

    /// <inheritdoc />
    public abstract T CreateExtension(ExtendedActorSystem system);

    object IExtensionId.Apply(ActorSystem system) => Apply(system);

    object IExtensionId.Get(ActorSystem system) => Get(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);
}

/// <summary>Gets extensions by the type of their provider.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The registered extension of a type.</summary>
    public static T? WithExtension<T>(this ActorSystem system)
        where T : class, IExtension => system.GetExtension<T>();

    /// <summary>The extension of a type, made by the provider of the given type if need be.</summary>
    public static T WithExtension<T>(this ActorSystem system, Type extensionId)
        where T : class, IExtension =>
        system.GetExtension<T>() ?? (T)system.RegisterExtension((IExtensionId)Activator.CreateInstance(extensionId)!)!;

    /// <summary>The extension of a type, made by the provider of the given type if need be.</summary>
    public static T WithExtension<T, TI>(this ActorSystem system)
        where T : class, IExtension
        where TI : IExtensionId => system.WithExtension<T>(typeof(TI));
}
