using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Api;

/// <summary>The engine is source compatible with Akka.NET only as long as it shows nothing that Akka.NET does not have.</summary>
public class PublicSurfaceTests
{
    private static readonly ApiList Api = ApiList.Read();

    public static TheoryData<Type> Assemblies => [typeof(ActorSystem), typeof(Akka.Remote.RemoteSettings), typeof(Akka.Cluster.Cluster), typeof(Akka.TestKit.Xunit2.TestKit)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void PublicSurface_OfTheEngine_IsInTheList(Type inAssembly)
    {
        var surface = PublicSurface.Of(inAssembly.Assembly).ToList();

        var offending = Api.Missing(surface);

        Assert.NotEmpty(surface);
        Assert.True(offending.Count == 0, Report(inAssembly.Assembly.GetName().Name, offending));
    }

    [Fact]
    public void Missing_WithWrongLines_NamesExactlyThose()
    {
        const string Right = "C:Akka.Actor.Address(System.String protocol, System.String system, System.String host = null, System.Int32? port = null)";
        const string WrongDefault = "C:Akka.Actor.Address(System.String protocol, System.String system, System.String host = null, System.Int32? port = 0)";
        const string WrongName = "M:Akka.Actor.Address.HostAndPort() -> System.String";

        var missing = Api.Missing([WrongName, Right, WrongDefault]);

        Assert.Equal([WrongName, WrongDefault], missing);
    }

    [Fact]
    public void List_OfAllAssemblies_IsWhole() => Assert.Equal(5238, Api.Lines.Count);

    [Fact]
    public void CoverageTable_OfSomeMembers_CountsThemByNamespace()
    {
        var table = Api.CoverageTable(
        [
            "T:Akka.Done [sealed class]",
            "F:Akka.Done.Instance : Akka.Done [static readonly]",
            "T:Akka.Actor.FSMBase.Normal : Akka.Actor.FSMBase.Reason [sealed class]",
            "T:Akka.Actor.NotListed [class]",
        ]);

        var rows = table.Split('\n')[2..];
        Assert.Equal(2, rows.Length);
        Assert.StartsWith("| `Akka` | 1 | 2 | 1 | ", rows[0]);
        Assert.StartsWith("| `Akka.Actor` | 1 | ", rows[1]);
    }

    private static string Report(string? assembly, IReadOnlyList<string> offending) =>
        $"{offending.Count} public types or members of {assembly} are not in Akka.NET's API:\n{string.Join('\n', offending)}";
}
