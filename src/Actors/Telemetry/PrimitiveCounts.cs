using System.Diagnostics;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Telemetry;

/// <summary>
/// What one primitive has told the instruments. It tells differences, so that a listener which comes late has the whole with the next one.
/// </summary>
internal sealed class PrimitiveCounts(PrimitiveIncarnation primitive, string system)
{
    private readonly TagList _tags = Instruments.TagsOf(primitive, system);
    private long _held;
    private long _waiting;
    private long _granted;
    private long _redelivered;

    public void Update(long held, long waiting, long granted, long redelivered)
    {
        if (held != _held)
            Instruments.Held.Add(held - _held, _tags);
        if (waiting != _waiting)
            Instruments.Waiting.Add(waiting - _waiting, _tags);
        if (granted != _granted)
            Instruments.Grants.Add(granted - _granted, _tags);
        if (redelivered != _redelivered)
            Instruments.Redeliveries.Add(redelivered - _redelivered, _tags);
        (_held, _waiting, _granted, _redelivered) = (held, waiting, granted, redelivered);
    }

    /// <summary>The primitive has ended: nothing is held, nobody waits.</summary>
    public void Clear() => Update(0, 0, _granted, _redelivered);
}
