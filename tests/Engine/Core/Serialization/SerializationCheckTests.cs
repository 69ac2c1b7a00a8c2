using System.Text;
using Akka.Actor;
using Akka.Serialization;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Serialization;

/// <summary>Messages and props that go through their serializers inside one process.</summary>
public sealed class SerializationCheckTests() : Akka.TestKit.Xunit2.TestKit(
    $$"""
    akka.actor {
      serialize-messages = on
      serialize-creators = on
      serializers.letters = "{{typeof(LetterSerializer).FullName}}, {{typeof(LetterSerializer).Assembly.GetName().Name}}"
      serialization-bindings { "{{typeof(Letter).FullName}}, {{typeof(Letter).Assembly.GetName().Name}}" = letters }
    }
    """)
{
    [Fact]
    public void Tell_OfABoundType_HandsOverACopy()
    {
        var letter = new Letter("hello");
        TestActor.Tell(letter);

        var received = ExpectMsg<Letter>();
        Assert.Equal("hello", received.Text);
        Assert.NotSame(letter, received);
    }

    [Fact]
    public void Tell_OfATypeThatNothingIsBoundTo_HandsItOver()
    {
        var message = new Unbound();
        TestActor.Tell(message);

        Assert.Same(message, ExpectMsg<Unbound>());
    }

    [Fact]
    public void Tell_OfATypeThatIsNotToBeVerified_HandsItOver()
    {
        var letter = new LocalLetter();
        TestActor.Tell(letter);

        Assert.Same(letter, ExpectMsg<LocalLetter>());
    }

    [Fact]
    public void Tell_OfWhatItsSerializerRefuses_NamesIt()
    {
        var failure = Record.Exception(() => TestActor.Tell(new Letter(LetterSerializer.Refused)));

        Assert.NotNull(failure);
        Assert.Contains(nameof(Letter), failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such letters", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ActorOf_WithAnArgumentThatItsSerializerRefuses_NamesIt()
    {
        var props = Props.Create(() => new Reader(new Letter(LetterSerializer.Refused)));

        var failure = Record.Exception(() => Sys.ActorOf(props));

        Assert.NotNull(failure);
        Assert.Contains("no such letters", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActorOf_WithArgumentsThatCanBeSentOrAreBoundToNothing_MakesTheActor()
    {
        Assert.Equal("hello", await ReadAsync(Props.Create(() => new Reader(new Letter("hello")))));
        Assert.Equal("nothing", await ReadAsync(Props.Create(() => new Reader(new Unbound()))));

        Task<string> ReadAsync(Props reader) => Sys.ActorOf(reader).Ask<string>("read", TimeSpan.FromSeconds(30));
    }

    private record Letter(string Text);

    private sealed record LocalLetter() : Letter(LetterSerializer.Refused), INoSerializationVerificationNeeded;

    private sealed class Unbound;

    private sealed class Reader : ReceiveActor
    {
        public Reader(object subject) => Receive<string>(_ => Sender.Tell(subject is Letter letter ? letter.Text : "nothing"));
    }

    private sealed class LetterSerializer(ExtendedActorSystem system) : Serializer(system)
    {
        public const string Refused = "refused";

        public override int Identifier => 4711;

        public override bool IncludeManifest => false;

        public override byte[] ToBinary(object obj) => obj is Letter { Text: not Refused } letter
            ? Encoding.UTF8.GetBytes(letter.Text)
            : throw new NotSupportedException("no such letters");

        public override object FromBinary(byte[] bytes, Type type) => new Letter(Encoding.UTF8.GetString(bytes));
    }
}
