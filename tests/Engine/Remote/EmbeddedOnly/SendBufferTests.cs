using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Event;
using Akka.Remote;
using Akka.Remote.Transports;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

/// <summary>More is sent to a node than it takes: the network inside the process is cut.</summary>
public sealed class SendBufferTests : IAsyncLifetime
{
    private const string Small = """
        akka { loglevel = ERROR, loggers = [] }
        actorconcurrency.engine.remote { transport = memory, send-buffer-limit = 64k }
        """;

    private readonly Nodes _nodes = new();
    private ActorSystem _a = null!;
    private ActorSystem _b = null!;

    public Task InitializeAsync()
    {
        _a = _nodes.Start("a", Small);
        _b = _nodes.Start("b", Small);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        MemoryNetwork.Heal(Nodes.AddressOf(_a), Nodes.AddressOf(_b));
        await _nodes.DisposeAsync();
    }

    [Fact]
    public async Task Tell_MoreThanTheBufferHolds_MakesDeadLettersAndCountsThem()
    {
        var echo = await Nodes.Find(_a, _b.ActorOf(Props.Create(() => new Echo()), "echo"), _b);
        var text = new string('x', 8 * 1024);
        var dropped = _a.Next<DeadLetter>(letter => Equals(letter.Message, text));

        MemoryNetwork.Cut(Nodes.AddressOf(_a), Nodes.AddressOf(_b));
        for (var i = 0; i < 1_000; i++) echo.Tell(text);

        Assert.Equal(echo, (await dropped).Recipient);
        Assert.InRange(((RemoteActorRefProvider)((ExtendedActorSystem)_a).Provider).Remoting.DroppedMessages, 1, 1_000);
    }
}
