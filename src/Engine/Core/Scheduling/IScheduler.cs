namespace Akka.Actor;

/// <summary>An actor system's only source of time, and its only way to have something happen later.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>The scheduler for actions, which run outside of actors.</summary>
    IAdvancedScheduler Advanced { get; }
}

/// <summary>What a scheduler can do beyond sending messages.</summary>
public interface IAdvancedScheduler : IActionScheduler;
