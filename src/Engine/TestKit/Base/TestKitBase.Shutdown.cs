using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private static readonly TimeSpan DefaultShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Terminates the test's system and waits for its end, up to a duration of 5 s unless given.</summary>
    /// <exception cref="TimeoutException">It did not end in time and <paramref name="verifySystemShutdown"/> is set.</exception>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>
    /// Terminates a system and waits for its end, up to a duration of 5 s unless given. A system that does not end in time is
    /// reported as a warning in its log, or with an exception.
    /// </summary>
    /// <exception cref="TimeoutException">It did not end in time and <paramref name="verifySystemShutdown"/> is set.</exception>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        system ??= Sys;
        if (ReferenceEquals(system, Sys) && CellOf(TestActor) is { } cell)
            ImplicitSenderContext.Uninstall(cell);

        var patience = duration ?? Dilated(DefaultShutdownTimeout);
        if (TestClock.Of(system).WaitForEnd(system.Terminate(), patience))
            return;

        var text = $"The actor system '{system.Name}' has not ended within {patience}.";
        if (verifySystemShutdown)
            throw new TimeoutException(text);

        system.Log.Warning("{0}", text);
    }
}
