namespace ActorConcurrency.Actors.Semaphores;

/// <summary>How many permits are free, and what may be taken and given back: the rules of a semaphore without its waiters.</summary>
/// <param name="settings">The semaphore's.</param>
/// <param name="free">How many are free at first; null: all.</param>
internal sealed class Permits(SemaphoreSettings settings, int? free = null)
{
    public int Free { get; private set; } = free ?? settings.Permits;

    /// <summary>An unbounded semaphore may get more permits one day, so there no number is too large.</summary>
    public bool CanEverTake(int permits) => permits >= 1 && (!settings.Bounded || permits <= settings.Permits);

    public bool TryTake(int permits)
    {
        if (permits > Free)
            return false;
        Free -= permits;
        return true;
    }

    /// <summary>False, and nothing changed, when the bound or the range of numbers would be exceeded.</summary>
    public bool TryPutBack(int permits)
    {
        var most = settings.Bounded ? settings.Permits : int.MaxValue;
        if (permits > most - Free)
            return false;
        Free += permits;
        return true;
    }
}
