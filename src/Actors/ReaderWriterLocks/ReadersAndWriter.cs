namespace ActorConcurrency.Actors.ReaderWriterLocks;

/// <summary>Who is in: any number of readers, or one writer. The rules of a reader-writer lock without its waiters.</summary>
internal sealed class ReadersAndWriter
{
    public int Readers { get; private set; }

    public bool HasWriter { get; private set; }

    public bool TryEnter(bool write)
    {
        if (HasWriter || (write && Readers > 0))
            return false;
        if (write)
            HasWriter = true;
        else
            Readers++;
        return true;
    }

    public void Leave(bool write)
    {
        if (write)
            HasWriter = false;
        else
            Readers--;
    }
}
