using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>Settings given to an actor system in code: one object for each subject.</summary>
public abstract class Setup
{
    /// <summary>For the subjects' own classes.</summary>
    protected Setup()
    {
    }

    /// <summary>This and another subject's settings together.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}

/// <summary>The settings of all subjects for one actor system; the last one given for a subject counts. Immutable.</summary>
public sealed class ActorSystemSetup
{
    /// <summary>No settings.</summary>
    public static readonly ActorSystemSetup Empty = new([]);

    private readonly Dictionary<Type, Setup> _bySubject;

    private ActorSystemSetup(Dictionary<Type, Setup> bySubject) => _bySubject = bySubject;

    /// <summary>These settings together.</summary>
    public static ActorSystemSetup Create(params Setup[] setup) =>
        setup.Aggregate(Empty, (all, one) => all.With(one));

    /// <summary>The settings of a subject, if given.</summary>
    public Option<T> Get<T>()
        where T : Setup => _bySubject.TryGetValue(typeof(T), out var setup) ? Option<T>.Create((T)setup) : Option<T>.None;

    /// <summary>These settings and one subject's, which replaces an earlier one.</summary>
    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup => With(setup);

    /// <summary>The same as <see cref="WithSetup{T}"/>.</summary>
    public ActorSystemSetup And<T>(T setup)
        where T : Setup => With(setup);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSystemSetup({string.Join(", ", _bySubject.Keys.Select(type => type.Name))})";

    private ActorSystemSetup With(Setup setup) => new(new Dictionary<Type, Setup>(_bySubject) { [setup.GetType()] = setup });
}
