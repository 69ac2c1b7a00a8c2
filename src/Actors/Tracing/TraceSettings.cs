using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>The switch, read once an actor system.</summary>
internal sealed class TraceSettings(bool enabled) : IExtension
{
    public bool Enabled { get; } = enabled;

    public static TraceSettings Of(ActorSystem system) => Provider.Instance.Apply(system);

    private sealed class Provider : ExtensionIdProvider<TraceSettings>
    {
        public static Provider Instance { get; } = new();

        public override TraceSettings CreateExtension(ExtendedActorSystem system) =>
            new(system.Settings.Config.GetBoolean("actorconcurrency.tracing.enabled", false));
    }
}
