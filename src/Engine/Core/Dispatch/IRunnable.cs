namespace Akka.Dispatch;

/// <summary>A short piece of work for a dispatcher or a scheduler.</summary>
public interface IRunnable : IThreadPoolWorkItem
{
    /// <summary>Does the work.</summary>
    void Run();
}
