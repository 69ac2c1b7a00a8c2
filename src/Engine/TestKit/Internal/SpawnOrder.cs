using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit.Internal;

/// <summary>
/// A <see cref="TestActor.Spawn"/> that hands its outcome over directly: the child does not stand among the test's messages, and
/// a failure is the caller's, not the test actor's.
/// </summary>
internal sealed class SpawnOrder(Props props, Option<string> name, Option<SupervisorStrategy> strategy)
    : TestActor.Spawn(props, name, strategy)
{
    private IActorRef? _child;
    private ExceptionDispatchInfo? _failure;

    public SemaphoreSlim Done { get; } = new(0);

    public IActorRef Child
    {
        get
        {
            _failure?.Throw();
            return _child!;
        }
    }

    public void Execute(Func<TestActor.Spawn, IActorRef> create)
    {
        try
        {
            _child = create(this);
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        Done.Release();
    }
}
