using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;
using Spectre.Console;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary>What one node says of the cluster, as tables.</summary>
internal static class StatusTable
{
    public static IEnumerable<string> Lines(NodeProtocol.Status status, Language language, CliHost host)
    {
        var texts = Texts.Of(ClusterCommandException.Set, language);
        using var written = new StringWriter { NewLine = "\n" };
        var console = Consoles.On(written, host);
        console.Write(Members(status, texts));
        if (status.Singletons.Count > 0)
            console.Write(Singletons(status, texts));
        if (status.Primitives is null)
            console.Write(new Text(texts["status.unknown"] + "\n"));
        else if (status.Primitives.Count > 0)
            console.Write(Primitives(status.Primitives, texts));
        var lines = written.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd());
        return [.. lines, texts.Format("status.seen-from", status.SeenFrom)];
    }

    private static Table Members(NodeProtocol.Status status, Texts texts)
    {
        var table = NewTable(texts, "status.node", "status.state", "status.reachable", "status.roles", "status.leader");
        foreach (var member in status.Members)
        {
            var state = member is { State: "up", IsReachable: true } ? Color.Green : Color.Red;
            table.AddRow(
                new Text(member.Address),
                new Text(texts[$"state.{member.State}"], new Style(state)),
                member.IsReachable ? new Text(texts["yes"]) : new Text(texts["no"], new Style(Color.Red)),
                new Text(string.Join(", ", member.Roles)),
                new Text(member.Address == status.Leader ? texts["yes"] : ""));
        }
        return table;
    }

    private static Table Singletons(NodeProtocol.Status status, Texts texts)
    {
        var table = NewTable(texts, "status.singleton", "status.node");
        foreach (var singleton in status.Singletons)
            table.AddRow(new Text(singleton.Name), new Text(singleton.Node ?? texts["nowhere"]));
        return table;
    }

    private static Table Primitives(IReadOnlyList<NodeProtocol.PrimitiveInfo> primitives, Texts texts)
    {
        var table = NewTable(texts, "status.primitive", "status.node", "status.held", "status.waiting");
        foreach (var primitive in primitives)
        {
            table.AddRow(
                new Text($"{primitive.Kind} '{primitive.Name}'"),
                new Text(primitive.Node),
                new Text(Owners(primitive.Held, primitive.Holders)),
                new Text(Owners(primitive.Waiting, primitive.Waiters)));
        }
        return table;
    }

    private static string Owners(int count, IReadOnlyList<string> owners) =>
        count == 0 ? "" : string.Join('\n', owners.Append(count > owners.Count ? $"+ {count - owners.Count}" : "")).TrimEnd();

    private static Table NewTable(Texts texts, params string[] columns) =>
        new Table().Border(TableBorder.Rounded).AddColumns([.. columns.Select(key => texts[key])]);
}
