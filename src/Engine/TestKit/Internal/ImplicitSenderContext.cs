using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>
/// Keeps the implicit sender of an async test: an actor cell is current per thread, so every continuation that comes back through
/// this context first makes the test actor's cell the current one of the thread it runs on.
/// </summary>
internal sealed class ImplicitSenderContext(ActorCell? cell, SynchronizationContext? inner) : SynchronizationContext
{
    // Notices when a thread leaves a test, at an await that does not come back to it or at the end: the execution context in which
    // the test began is taken away then, and the cell must not stay behind on the thread. The synchronization context, which is put
    // back first, tells this from a callback that runs in another execution context for a moment in the middle of the test.
    private static readonly AsyncLocal<ImplicitSenderContext?> Flow = new(static change =>
    {
        if (change is { ThreadContextChanged: true, PreviousValue: { } left } && ReferenceEquals(Current, left.Inner))
            left.RemoveCell();
    });

    private ActorCell? Cell => cell;

    private SynchronizationContext? Inner => inner;

    /// <summary>Makes the cell current on this thread and, through the context, wherever the test goes on.</summary>
    public static void Install(ActorCell? cell)
    {
        var outer = Current is ImplicitSenderContext other ? other.Inner : Current;
        var context = new ImplicitSenderContext(cell, outer);
        ActorCell.Leave(cell);
        SetSynchronizationContext(context);
        Flow.Value = context;
    }

    /// <summary>Undoes <see cref="Install"/> on this thread, if the cell is still the current one here.</summary>
    public static void Uninstall(ActorCell cell)
    {
        if (Current is ImplicitSenderContext installed && ReferenceEquals(installed.Cell, cell))
            SetSynchronizationContext(installed.Inner);
        if (ReferenceEquals(ActorCell.Current, cell))
            ActorCell.Leave(null);
        if (ReferenceEquals(Flow.Value?.Cell, cell))
            Flow.Value = null;
    }

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

    private void RemoveCell()
    {
        if (cell is not null && ReferenceEquals(ActorCell.Current, cell))
            ActorCell.Leave(null);
    }

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
