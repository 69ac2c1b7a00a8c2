namespace Akka.Dispatch;

/// <summary>How urgent tasks are; <see cref="ChannelTaskScheduler"/> knows four levels of it.</summary>
public enum TaskSchedulerPriority
{
    /// <summary>No level at all.</summary>
    None = 0,

    /// <summary>The lowest level.</summary>
    Idle = 4,

    /// <summary>The lowest level.</summary>
    Background = 4,

    /// <summary>The level above the lowest.</summary>
    Low = 5,

    /// <summary>The level above the lowest.</summary>
    BelowNormal = 6,

    /// <summary>The level of most tasks.</summary>
    Normal = 8,

    /// <summary>The highest level.</summary>
    AboveNormal = 10,

    /// <summary>The highest level.</summary>
    High = 13,

    /// <summary>The highest level.</summary>
    Realtime = 24,
}
