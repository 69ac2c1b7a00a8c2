namespace Akka.Actor;

/// <summary>An older way to answer that a request failed, which makes the task of an Ask fail too.</summary>
[Obsolete("Answer with Status.Failure.")]
public class Failure
{
    /// <summary>Why it failed.</summary>
    public Exception? Exception { get; set; }

    /// <summary>When it failed.</summary>
    public DateTime Timestamp { get; set; }
}

/// <summary>Several failures in one message.</summary>
[Obsolete("Answer with Status.Failure and an AggregateException.")]
public class Failures
{
    /// <summary>The failures; none at first.</summary>
    public List<Failure> Entries { get; } = [];
}
