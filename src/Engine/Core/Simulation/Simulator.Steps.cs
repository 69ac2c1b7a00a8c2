using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Simulation;

/// <remarks>One step: the choice, and what is done.</remarks>
internal sealed partial class Simulator
{
    private int _stepsAtInstant;
    private IRunnable? _atWork;
    private long _begun;

    private bool HasTimerDue => _agenda.NextDue is { } due && due <= Now;

    private bool HasWork => _runnable.Count > 0 || HasTimerDue;

    private SimulationException? MakeStep()
    {
        var timer = HasTimerDue ? 1 : 0;
        var among = _runnable.Count + timer;
        var chosen = among == 1 ? 0 : _choices.Next(among);
        _stepsAtInstant++;
        Volatile.Write(ref _begun, _begun + 1);
        _pool.BeginStep(_begun);
        var outer = (Cell: ActorCell.Current, Work: _atWork);
        ActorCell.Leave(null);
        try
        {
            if (chosen == _runnable.Count) RunTimer(among);
            else Run(chosen, among);
            return null;
        }
        catch (Exception failure)
        {
            return new SimulationException($"A step of the simulation failed: {failure.Message} ({Describe(_atWork!)})", failure);
        }
        finally
        {
            _pool.EndStep();
            ActorCell.Leave(outer.Cell);
            Volatile.Write(ref _atWork, outer.Work);
        }
    }

    private void Run(int index, int among)
    {
        var work = _runnable[index];
        _runnable[index] = _runnable[^1];
        _runnable.RemoveAt(_runnable.Count - 1);
        _trace.Add(Now, among, Label(work));
        Volatile.Write(ref _atWork, work);
        work.Run();
    }

    private void RunTimer(int among)
    {
        var timer = _agenda.TakeNext();
        _trace.Add(Now, among, timer.ToString());
        Volatile.Write(ref _atWork, timer);
        timer.Run();
        if (timer.Repeat()) _agenda.Add(timer);
    }

    private void MoveTo(TimeSpan time)
    {
        _stepsAtInstant = 0;
        Volatile.Write(ref _now, time.Ticks);
    }

    private SimulationException NeverRests()
    {
        _stepsAtInstant = 0;
        var last = string.Join(Environment.NewLine, _trace.Last(20));
        return new SimulationException(
            $"The simulation made {_settings.MaxStepsPerInstant} steps at {Now} without coming to rest (max-steps-per-instant). The last ones:{Environment.NewLine}{last}");
    }

    private void Publish(SimulationException failure) =>
        _system.EventStream.Publish(new Error(failure, nameof(Simulator), typeof(Simulator), failure.Message));

    private static object Label(IRunnable work) => work is Mailbox mailbox ? mailbox.Owner : Describe(work);

    private static string Describe(IRunnable work) => work switch
    {
        Mailbox mailbox => mailbox.Owner.ToStringWithoutAddress(),
        ActionRunnable => "action",
        _ => work.ToString()!,
    };
}
