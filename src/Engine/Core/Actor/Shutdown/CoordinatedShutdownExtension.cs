using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Makes the coordinated shutdown of an actor system from its configuration.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    /// <inheritdoc />
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown") ?? Configuration.Config.Empty;
        var shutdown = new CoordinatedShutdown(system, ShutdownPhases.From(config));
        var terminate = config.GetBoolean("terminate-actor-system", true);
        var exit = config.GetBoolean("exit-clr");
        var hook = config.GetBoolean("run-by-clr-shutdown-hook", true) ? HookInto(shutdown) : null;
        shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "terminate-system", () => EndAsync(system, terminate, exit, hook));
        return shutdown;
    }

    private static ProcessExitHook HookInto(CoordinatedShutdown shutdown)
    {
        var hook = new ProcessExitHook(
            () => shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance),
            () => shutdown.TotalTimeout);
        shutdown.System.RegisterOnTermination(hook.Dispose);
        return hook;
    }

    private static async Task<Done> EndAsync(ExtendedActorSystem system, bool terminate, bool exit, ProcessExitHook? hook)
    {
        if (terminate)
            await ((ActorSystemImpl)system).FinalTerminate().ConfigureAwait(false);

        if (exit && hook is not { IsRunning: true })
        {
            // Otherwise the hook would wait for the shutdown that waits for the process to end.
            hook?.Dispose();
            Environment.Exit(0);
        }

        return Done.Instance;
    }
}
