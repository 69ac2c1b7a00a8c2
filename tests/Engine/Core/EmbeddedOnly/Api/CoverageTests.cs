using System.Reflection;
using ActorConcurrency.Engine.Core.Tests.Api;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Api;

/// <summary>The engine's README says what of Akka.NET's API there is, and says it of this engine.</summary>
public class CoverageTests
{
    private const string Begin = "<!-- coverage: begin -->\n";
    private const string End = "\n<!-- coverage: end -->";

    [Fact]
    public void Readme_CoverageTable_IsThatOfTheEngine()
    {
        var assemblies = new[] { typeof(ActorSystem).Assembly, typeof(Akka.Remote.RemoteSettings).Assembly, typeof(Akka.Cluster.Cluster).Assembly, typeof(Akka.TestKit.Xunit2.TestKit).Assembly };
        var table = ApiList.Read().CoverageTable(assemblies.SelectMany(PublicSurface.Of));

        var readme = Readme();

        var begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var written = readme[begin..readme.IndexOf(End, StringComparison.Ordinal)];
        Assert.True(written == table, $"The table in src/Engine/README.md must be:\n\n{table}\n");
    }

    private static string Readme()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Engine.README.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
