using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Remote;

/// <summary>Ends remoting when the application's actors have stopped, before the system's own do: their last words are sent.</summary>
internal sealed class RemotingTerminator : ReceiveActor
{
    private IActorRef? _guardian;

    public RemotingTerminator(RemoteActorRefProvider provider)
    {
        Receive<TerminationHook>(_ =>
        {
            _guardian = Sender;
            StopAsync(provider).PipeTo(Self, success: () => TerminationHookDone.Instance, failure: _ => TerminationHookDone.Instance);
        });
        Receive<TerminationHookDone>(done => _guardian?.Tell(done));
    }

    private static async Task StopAsync(RemoteActorRefProvider provider)
    {
        await provider.Daemon.StopAsync().ConfigureAwait(false);
        await provider.Remoting.StopAsync().ConfigureAwait(false);
    }

    protected override void PreStart() => ((ExtendedActorSystem)Context.System).SystemGuardian.Tell(RegisterTerminationHook.Instance);
}
