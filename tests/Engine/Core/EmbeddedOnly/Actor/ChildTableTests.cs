using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Actor;

/// <summary>Where an actor finds its children, and the names that it makes for them.</summary>
public sealed class ChildTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(4_095)]
    [InlineData(123_456_789)]
    [InlineData(long.MaxValue)]
    public void Hash_OfAGeneratedName_IsThatOfItsText(long number)
    {
        var name = new ChildName(number);

        Assert.True(GeneratedNames.TryDecode(name.Text.AsSpan(1), out var decoded));
        Assert.Equal(number, decoded);
        Assert.Equal(name.Hash, ChildName.HashOf(name.Text));
        Assert.Equal(name.Hash, new ChildName(name.Text).Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("worker")]
    [InlineData("$")]
    [InlineData("$$a")]
    [InlineData("$a-b")]
    [InlineData("$abcdefghijkl")]
    public void Hash_OfAnyOtherName_IsItsTexts(string name) =>
        Assert.Equal(name.GetHashCode(StringComparison.Ordinal), new ChildName(name).Hash);

    [Fact]
    public void Find_AmongMany_FindsEachUntilItIsRemoved()
    {
        const int Count = 3_000;
        var table = new ChildTable();
        var children = Enumerable.Range(0, Count).Select(i => Entry(i % 3 == 0 ? new ChildName($"given-{i}") : new ChildName((long)i), i)).ToList();
        children.ForEach(table.Add);

        Assert.Equal(children, table.ToArray());
        Assert.All(children, child => Assert.Same(child, table.Find(child.Name)));
        foreach (var child in children.Where((_, i) => i % 2 == 0))
            table.Remove(child);

        Assert.Equal(Count / 2, table.Count);
        Assert.Equal(children.Where((_, i) => i % 2 == 1), table.ToArray());
        Assert.All(children.Where((_, i) => i % 2 == 0), child => Assert.Null(table.Find(child.Name)));
    }

    private static TestEntry Entry(ChildName name, long uid) => new(name.Text, uid) { NameHash = name.Hash };

    private sealed class TestEntry(string name, long uid) : IChildEntry
    {
        public IInternalActorRef Ref => throw new NotSupportedException();

        public string Name => name;

        public long Uid => uid;

        public int NameHash { get; set; }

        public IChildEntry? Next { get; set; }

        public bool IsStopping { get; set; }
    }
}
