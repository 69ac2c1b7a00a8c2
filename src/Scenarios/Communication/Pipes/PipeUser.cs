using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.Pipes;

/// <summary>Owns one end of the pipe: opens it, writes a line before it sends and when it has received.</summary>
internal abstract class PipeUser : TracedReceiveActor
{
    /// <summary>The name of the pipe.</summary>
    public const string Pipe = "pipe";

    /// <summary>What its notes of what it sends begin with.</summary>
    public const string Sent = "sent ";

    /// <summary>What its notes of what it receives begin with.</summary>
    public const string Received = "received ";

    /// <summary>What it notes when the other end is closed and everything received.</summary>
    public const string NotesEndOfFile = "end of file";

    private readonly PipeEnd _end;

    protected PipeUser(ScenarioContext scenario, PipeEnd end)
    {
        Scenario = scenario;
        _end = end;
        Receive<PipeConnection<string>>(OnOpened);
        Receive<string>(OnReceived);
        Receive<EndOfFile>(_ => OnEndOfFile());
        Receive<Delivered>(_ => { });
        Receive<Status.Failure>(failure => throw failure.Cause);
    }

    protected ScenarioContext Scenario { get; }

    protected PipeConnection<string> Connection { get; private set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        Scenario.Concurrency.As(Self).Pipe<string>(Pipe).OpenAsync(_end).PipeTo(Self);
    }

    protected void Send(string text)
    {
        TraceNote(Sent + text);
        Scenario.Print("sent", Self.Path.Name, text);
        Connection.SendAsync(text).PipeTo(Self, success: () => Delivered.Instance);
    }

    protected void ReceiveNext() => Connection.ReceiveAsync().PipeTo(
        Self,
        success: text => text,
        failure: reason => reason is EndOfStreamException ? EndOfFile.Instance : new Status.Failure(reason));

    protected virtual void OnReceived(string text)
    {
        TraceNote(Received + text);
        Scenario.Print("received", Self.Path.Name, text);
    }

    private void OnOpened(PipeConnection<string> connection)
    {
        Connection = connection;
        Context.Parent.Tell(Opened.Instance);
        ReceiveNext();
    }

    private void OnEndOfFile()
    {
        TraceNote(NotesEndOfFile);
        Scenario.Print("end-of-file", Self.Path.Name);
        Context.Stop(Self);
    }

    /// <summary>To the parent: this end is open.</summary>
    public sealed record Opened
    {
        public static readonly Opened Instance = new();
    }

    private sealed record Delivered
    {
        public static readonly Delivered Instance = new();
    }

    private sealed record EndOfFile
    {
        public static readonly EndOfFile Instance = new();
    }
}

/// <summary>Sends message after message, each when the one before has been answered; then it closes its end, or dies.</summary>
internal sealed class LeftUser : PipeUser
{
    private int _sent;

    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<LeftUser>(scenario);

    public LeftUser(ScenarioContext scenario)
        : base(scenario, PipeEnd.First)
    {
        Receive<Begin>(_ => SendNext());
    }

    protected override void OnReceived(string text)
    {
        base.OnReceived(text);
        if (_sent < Scenario.Values.Get(PipeScenario.Messages))
        {
            SendNext();
            ReceiveNext();
        }
        else if (Scenario.Values.Get(PipeScenario.End) == "death")
        {
            Scenario.Print(LineColour.Red, "died", Self.Path.Name);
            throw new Died();
        }
        else
        {
            Scenario.Print("closed", Self.Path.Name);
            Connection.CloseAsync().PipeTo(Self, success: () => PoisonPill.Instance);
        }
    }

    private void SendNext()
    {
        _sent++;
        Send($"ping{_sent}");
    }

    /// <summary>To the left end: the first message may be sent.</summary>
    public sealed record Begin
    {
        public static readonly Begin Instance = new();
    }

    /// <summary>The death that <c>end=death</c> asks for.</summary>
    public sealed class Died() : Exception("the left end died, as it was told to");
}

/// <summary>Answers every message until the end of the file.</summary>
internal sealed class RightUser(ScenarioContext scenario) : PipeUser(scenario, PipeEnd.Second)
{
    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<RightUser>(scenario);

    protected override void OnReceived(string text)
    {
        base.OnReceived(text);
        Send(text.Replace("ping", "pong", StringComparison.Ordinal));
        ReceiveNext();
    }
}
