using ActorConcurrency.Bench;
using ActorConcurrency.Bench.Engine;

return args switch
{
    ["engine", .. var rest] => await EngineBench.RunAsync(BenchOptions.Parse(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench -- engine [--rounds N] [--only ROW]");
    return 2;
}
