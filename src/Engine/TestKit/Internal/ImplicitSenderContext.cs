using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>
/// Keeps the implicit sender of an async test: an actor cell is current per thread, so every continuation that comes back through
/// this context first makes the test actor's cell the current one of the thread it runs on.
/// </summary>
internal sealed class ImplicitSenderContext(ActorCell? cell, SynchronizationContext? inner) : SynchronizationContext
{
    private ActorCell? Cell => cell;

    /// <summary>Makes the cell current on this thread and, through the context, wherever the test goes on.</summary>
    public static void Install(ActorCell? cell)
    {
        var current = Current is ImplicitSenderContext outer ? outer.Inner : Current;
        ActorCell.Leave(cell);
        SetSynchronizationContext(new ImplicitSenderContext(cell, current));
    }

    /// <summary>Undoes <see cref="Install"/> on this thread, if the cell is still the current one here.</summary>
    public static void Uninstall(ActorCell cell)
    {
        if (ReferenceEquals(ActorCell.Current, cell))
            ActorCell.Leave(null);

        if (Current is ImplicitSenderContext installed && ReferenceEquals(installed.Cell, cell))
            SetSynchronizationContext(installed.Inner);
    }

    private SynchronizationContext? Inner => inner;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (inner is null)
            ThreadPool.QueueUserWorkItem(
                static call => call.Context.Run(call.Callback, call.State),
                (Context: this, Callback: d, State: state),
                preferLocal: false);
        else
            inner.Post(_ => Run(d, state), null);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (inner is null)
            Run(d, state);
        else
            inner.Send(_ => Run(d, state), null);
    }

    public override SynchronizationContext CreateCopy() => new ImplicitSenderContext(cell, inner);

    private void Run(SendOrPostCallback callback, object? state)
    {
        var previousCell = ActorCell.Current;
        var previousContext = Current;
        ActorCell.Leave(cell);
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            ActorCell.Leave(previousCell);
            SetSynchronizationContext(previousContext);
        }
    }
}
