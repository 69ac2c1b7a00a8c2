namespace Akka.Dispatch;

/// <summary>A queue that several may take from at the same time.</summary>
public interface IMultipleConsumerSemantics : ISemantics;

/// <summary>A queue behind a lock.</summary>
public interface IBlockingMessageQueueSemantics : IMultipleConsumerSemantics
{
    /// <summary>How long taking a message waits while others use the queue.</summary>
    TimeSpan BlockTimeOut { get; set; }
}
