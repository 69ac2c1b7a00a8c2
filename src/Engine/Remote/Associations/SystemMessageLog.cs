namespace Akka.Remote.Associations;

/// <summary>The system messages to one incarnation of a node: numbered, kept until they are acknowledged. Not safe for several threads.</summary>
internal sealed class SystemMessageLog
{
    private readonly Queue<(long Number, byte[] Frame)> _unacknowledged = new();

    public long LastNumber { get; private set; }

    public int Count => _unacknowledged.Count;

    /// <summary>When the oldest of them was added, or something was acknowledged last; in milliseconds of the machine's clock.</summary>
    public long WaitingSince { get; private set; }

    public long Next() => ++LastNumber;

    public void Add(long number, byte[] frame)
    {
        if (_unacknowledged.Count == 0) WaitingSince = Environment.TickCount64;
        _unacknowledged.Enqueue((number, frame));
    }

    public void Acknowledge(long number)
    {
        while (_unacknowledged.TryPeek(out var oldest) && oldest.Number <= number)
        {
            _unacknowledged.Dequeue();
            WaitingSince = Environment.TickCount64;
        }
    }

    public IEnumerable<byte[]> Oldest(int limit) => _unacknowledged.Take(limit).Select(entry => entry.Frame);

    public IEnumerable<byte[]> Before(long number) => _unacknowledged.TakeWhile(entry => entry.Number < number).Select(entry => entry.Frame);

    public void Clear()
    {
        _unacknowledged.Clear();
        LastNumber = 0;
    }
}
