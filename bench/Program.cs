using ActorConcurrency.Bench;
using ActorConcurrency.Bench.Clusters;
using ActorConcurrency.Bench.Engine;
using ActorConcurrency.Bench.Primitives;
using ActorConcurrency.Bench.Python;
using ActorConcurrency.Bench.Remote;

try
{
    return args switch
    {
        ["engine", .. var rest] => await EngineBench.RunAsync(BenchOptions.Parse(rest)),
        ["soak", .. var rest] => await Soak.RunAsync(BenchOptions.Parse(rest)),
        ["primitives", .. var rest] => await PrimitiveBench.RunAsync(BenchOptions.Parse(rest)),
        ["compare-python", .. var rest] => await PythonBench.RunAsync(BenchOptions.Parse(rest, rounds: 3)),
        ["remote", .. var rest] => await RemoteBench.RunAsync(BenchOptions.Parse(rest)),
        ["cluster-primitives", .. var rest] => await ClusterBench.RunAsync(BenchOptions.Parse(rest, rounds: 3)),
        ["cluster-node", .. var seed] => await ClusterNode.ServeAsync(seed.FirstOrDefault()),
        ["remote-node"] => await RemoteNode.ServeAsync(),
        _ => Usage("Which benchmark?"),
    };
}
catch (ArgumentException wrong)
{
    return Usage(wrong.Message);
}

static int Usage(string wrong)
{
    Console.Error.WriteLine(wrong);
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench -- engine|primitives|compare-python|remote|cluster-primitives|soak [--rounds N] [--only ROW] [--minutes N]");
    return 2;
}
