using ActorConcurrency.Bench;
using ActorConcurrency.Bench.Engine;
using ActorConcurrency.Bench.Primitives;

return args switch
{
    ["engine", .. var rest] => await EngineBench.RunAsync(BenchOptions.Parse(rest)),
    ["primitives", .. var rest] => await PrimitiveBench.RunAsync(BenchOptions.Parse(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench -- engine|primitives [--rounds N] [--only ROW]");
    return 2;
}
