using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Processes.Spread;

/// <summary>The main process: deals the processes out to the nodes and prints a line for each that has slept.</summary>
internal sealed class ProcessesMain : TracedReceiveActor
{
    private readonly ScenarioContext _scenario;
    private readonly INodes _nodes;
    private readonly int _processes;
    private int _ended;

    public static Props Props(ScenarioContext scenario, INodes nodes) => Akka.Actor.Props.Create<ProcessesMain>(scenario, nodes);

    public ProcessesMain(ScenarioContext scenario, INodes nodes)
    {
        _scenario = scenario;
        _nodes = nodes;
        _processes = scenario.Values.Get(ProcessesScenario.Processes);
        Receive<SleepingProtocol.Slept>(OnSlept);
    }

    protected override void PreStart()
    {
        base.PreStart();
        var sleep = _scenario.AtSpeed(_scenario.Values.Get(ProcessesScenario.Sleep));
        for (var n = 0; n < _processes; n++)
            _nodes.All[n % _nodes.All.Count].Host.Tell(new SleepingProtocol.Sleep(n, sleep), Self);
        ShowStatus();
    }

    private void OnSlept(SleepingProtocol.Slept m)
    {
        _scenario.Print("line", m.Number, m.Node, m.ProcessId.ToString(CultureInfo.InvariantCulture));
        _ended++;
        ShowStatus();
        if (_ended == _processes)
            Context.Stop(Self);
    }

    private void ShowStatus() => _scenario.ShowStatus("status.ended", _ended, _processes);
}
