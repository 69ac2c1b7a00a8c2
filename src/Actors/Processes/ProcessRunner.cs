using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Processes;

/// <summary>
/// Runs the body beside itself. It is the owner of what the body obtains: stopping it frees all of that, whether the body has
/// ended or not.
/// </summary>
internal sealed class ProcessRunner : TracedUntypedActor
{
    private readonly BodyContext _context;
    private readonly ProcessBody _body;

    public static Props Props(PrimitiveIncarnation process, ProcessSettings settings) =>
        Akka.Actor.Props.Create(typeof(ProcessRunner), process, settings);

    public ProcessRunner(PrimitiveIncarnation process, ProcessSettings settings)
    {
        _body = settings.Body;
        var parent = new ParentProcess(Context.Parent, MayHaveProcesses: !(settings.IsDaemon && process.Kind == ProcessTable.Process));
        var (self, extension) = (Self, ConcurrencyExtension.Of(Context.System));
        _context = new BodyContext(process.Name, self, new(() => extension.OwnedBy(self, process.Registry, parent)), Context.System.Scheduler);
    }

    protected override void OnReceive(object message) => Unhandled(message);

    protected override void PreStart() => RunAsync(_body, _context).PipeTo(Context.Parent, Self);

    protected override void PostStop() => _context.Stop();

    // Never throws: what the body throws, at once or later, is its outcome. Off the actor's thread, where a body may block.
    private static async Task<BodyEnded> RunAsync(ProcessBody body, BodyContext context)
    {
        try
        {
            await Task.Run(() => body.RunAsync(context)).ConfigureAwait(false);
            return new BodyEnded(0, null);
        }
        catch (ProcessExitException exit)
        {
            return new BodyEnded(exit.ExitCode, null);
        }
        catch (OperationCanceledException) when (context.Stopping.IsCancellationRequested)
        {
            return new BodyEnded(ExitCodes.Killed, null);   // the actor was stopped, of which the process's actor may not have heard
        }
        catch (Exception failure)
        {
            return new BodyEnded(1, failure);
        }
    }

    /// <summary>The body's outcome. It reaches nobody when the process was terminated in the meantime, which is nothing to report.</summary>
    internal sealed record BodyEnded(int ExitCode, Exception? Failure) : IDeadLetterSuppression, INoSerializationVerificationNeeded;

    // Most bodies own nothing: their view, and what stands behind it, is made for those that ask.
    private sealed class BodyContext(string name, IActorRef self, Lazy<IConcurrency> concurrency, IScheduler scheduler) : IProcessContext
    {
        private readonly CancellationTokenSource _stopping = new();

        public string Name => name;
        public IActorRef Ref => self;
        public IConcurrency Concurrency => concurrency.Value;
        public CancellationToken Stopping => _stopping.Token;

        public Task DelayAsync(TimeSpan delay) => scheduler.DelayAsync(delay, Stopping);

        // Not Cancel: the body's callbacks must not run inside the actor.
        public void Stop() => _ = _stopping.CancelAsync();
    }
}
