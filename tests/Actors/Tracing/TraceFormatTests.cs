using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Tracing;

public sealed class TraceFormatTests : ActorsTestKit
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Json_IsOneLineWithAllFields()
    {
        var line = TraceJson.ToLine(new TraceEvent(Noon, TraceKind.Received, "/user/b", "/user/a", "绿灯亮了", null));

        const string When = """{"time":"2024-05-06T12:00:00+00:00","kind":"received",""";
        const string What = """ "actor":"/user/b","from":"/user/a","message":"绿灯亮了","note":null}""";
        Assert.Equal($"{When}{What.TrimStart()}", line);
    }

    [Fact]
    public void Json_ShowsRecordsByPropertiesAndActorsByPath()
    {
        var owner = CreateTestProbe("car").Ref;
        var message = new SemaphoreProtocol.Release(3, owner, new FencingToken(1, 2));

        var line = TraceJson.ToLine(new TraceEvent(Noon, TraceKind.Received, "/user/b", null, message, null));

        var path = owner.Path.ToStringWithoutAddress();
        Assert.Contains($"\"Release(RequestId=3, Owner={path}, FencingToken=1.2)\"", line);
    }

    [Fact]
    public void Json_Write_EndsEveryLine()
    {
        using var writer = new StringWriter();

        TraceJson.Write(writer, [Event(TraceKind.Started), Event(TraceKind.Stopped)]);

        Assert.Equal(2, writer.ToString().Count(c => c == '\n'));
        Assert.EndsWith("}\n", writer.ToString());
    }

    [Fact]
    public void Mermaid_HasParticipantsArrowsAndNotes()
    {
        var diagram = MermaidDiagram.Render(
        [
            new TraceEvent(Noon, TraceKind.Started, "/user/light", null, null, null),
            new TraceEvent(Noon, TraceKind.Received, "/user/light", "/user/car1", "go; now #1", null),
            new TraceEvent(Noon, TraceKind.Received, "/user/light", null, PoisonPill.Instance, null),
            new TraceEvent(Noon, TraceKind.Note, "/user/light", null, null, "green"),
            new TraceEvent(Noon, TraceKind.Restarted, "/user/light", null, null, "FormatException: x"),
            new TraceEvent(Noon, TraceKind.Stopped, "/user/light", null, null, null),
        ]);

        Assert.Equal(
            """
            sequenceDiagram
                participant a1 as light
                participant a2 as car1
                participant a3 as outside
                Note over a1: started
                a2->>a1: go#59; now #35;1
                a3->>a1: PoisonPill
                Note over a1: green
                Note over a1: restarted after FormatException: x
                Note over a1: stopped

            """.ReplaceLineEndings("\n"),
            diagram);
    }

    [Fact]
    public void Mermaid_SameLastName_IsToldApartByPath()
    {
        var diagram = MermaidDiagram.Render([Event(TraceKind.Started, "/user/a/x"), Event(TraceKind.Started, "/user/b/x")]);

        Assert.Contains("participant a1 as /user/a/x", diagram);
        Assert.Contains("participant a2 as /user/b/x", diagram);
    }

    [Fact]
    public void Mermaid_TheActorThatReceivesAnswersForAnother_IsShownAsThatOne()
    {
        const string Beside = "/system/owner-7-for-car%25201";
        var diagram = MermaidDiagram.Render(
        [
            Event(TraceKind.Started, "/user/car%201"),
            Event(TraceKind.Started, Beside),
            new TraceEvent(Noon, TraceKind.Received, "/system/lock", Beside, "may I?", null),
            new TraceEvent(Noon, TraceKind.Received, Beside, "/system/lock", "yes", null),
            Event(TraceKind.Stopped, Beside),
        ]);

        Assert.Equal(
            """
            sequenceDiagram
                participant a1 as car 1
                participant a2 as lock
                Note over a1: started
                a1->>a2: may I?
                a2->>a1: yes

            """.ReplaceLineEndings("\n"),
            diagram);
    }

    private static TraceEvent Event(TraceKind kind, string actor = "/user/a") => new(Noon, kind, actor, null, null, null);
}
