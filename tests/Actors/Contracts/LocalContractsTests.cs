using ActorConcurrency.Actors.Contracts;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Contracts;

public sealed class LocalContractsTests
{
    [Fact]
    public void Suites_AllRunOnTheLocalBackEnd()
    {
        var types = typeof(LocalContractsTests).Assembly.GetTypes();
        var suites = types.Where(type => type.IsGenericTypeDefinition && type.GetGenericArguments().Length == 1 && IsSuite(type));
        var run = types.Where(type => !type.IsAbstract && !type.IsGenericTypeDefinition).SelectMany(BasesOf).ToHashSet();

        Assert.Empty(suites.Where(suite => !run.Contains(suite)).Select(suite => suite.Name));
    }

    private static bool IsSuite(Type type) => BasesOf(type).Contains(typeof(ContractTests<>));

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
            yield return above.IsGenericType ? above.GetGenericTypeDefinition() : above;
    }
}
