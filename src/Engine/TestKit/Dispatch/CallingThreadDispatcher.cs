using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>
/// Runs an actor on the thread that sends to it: when Tell returns, the message has been handled, unless the actor is just running on
/// another thread, or further up on this one; then it is handled there next.
/// </summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    [ThreadStatic]
    private static IRunnable? _running;

    [ThreadStatic]
    private static bool _again;

    /// <summary>The configuration path of a dispatcher of this kind.</summary>
    public static new string Id = "akka.test.calling-thread-dispatcher";

    /// <summary>Creates a dispatcher for a configurator.</summary>
    public CallingThreadDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator)
    {
        Throughput = configurator.Config.GetInt("throughput", int.MaxValue);
    }

    /// <summary>Does nothing: the threads are the callers'.</summary>
    protected override void Shutdown()
    {
    }

    /// <summary>Runs it, here and now.</summary>
    protected override void ExecuteTask(IRunnable run)
    {
        // A mailbox that finds, at its end, that a message has come meanwhile runs again after it has returned, not inside of itself.
        if (ReferenceEquals(_running, run))
        {
            _again = true;
            return;
        }

        var outer = _running;
        var context = SynchronizationContext.Current;
        _running = run;
        // The caller's context is not the actor's: an async handler must go on as the actor, not as the test.
        if (context is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            do
            {
                _again = false;
                run.Run();
            }
            while (_again);
        }
        finally
        {
            _running = outer;
            _again = false;
            if (context is not null)
                SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}

/// <summary>Makes the calling-thread dispatcher of a configuration section; all its actors share it.</summary>
public class CallingThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly CallingThreadDispatcher _dispatcher;

    /// <summary>Reads the section.</summary>
    public CallingThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        _dispatcher = new CallingThreadDispatcher(this);
    }

    /// <summary>The dispatcher.</summary>
    public override MessageDispatcher Dispatcher() => _dispatcher;

    internal override bool RunsOnCaller => true;
}
