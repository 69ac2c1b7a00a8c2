using ActorConcurrency.Actors.ReaderWriterLocks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Tests.ReaderWriterLocks;

public sealed class ReadersAndWriterTests
{
    [Fact]
    public void AnySteps_AWriterIsAlwaysAlone() => Prop.ForAll<byte[]>(AWriterIsAlwaysAlone).QuickCheckThrowOnFailure();

    // A step enters to read, enters to write, or lets somebody out who is in.
    private static bool AWriterIsAlwaysAlone(byte[] steps)
    {
        var rules = new ReadersAndWriter();
        var inside = new List<bool>();
        foreach (var step in steps)
        {
            if (step % 3 < 2)
            {
                var write = step % 3 == 1;
                var fits = write ? inside.Count == 0 : !inside.Contains(true);
                if (rules.TryEnter(write) != fits)
                    return false;
                if (fits)
                    inside.Add(write);
            }
            else if (inside.Count > 0)
            {
                rules.Leave(inside[0]);
                inside.RemoveAt(0);
            }

            if (rules.HasWriter != inside.Contains(true) || rules.Readers != inside.Count(write => !write))
                return false;
        }

        return true;
    }
}
