using System.Runtime.ExceptionServices;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Pattern;

namespace Akka.Serialization.Wire;

/// <summary>
/// Exceptions on the wire: one of a closed list of kinds, message, stack trace and causes. An exception of another type becomes the nearest kind that
/// it derives from; its message and stack trace are kept as they are.
/// </summary>
internal static class ExceptionCodec
{
    private const int MaxCauses = 8;

    // The order is the wire format: new kinds are added at the end.
    private static readonly (Type Type, Func<string, Exception?, Exception> Make)[] Kinds =
    [
        (typeof(Exception), (message, cause) => new Exception(message, cause)),
        (typeof(ArgumentException), (message, cause) => new ArgumentException(message, cause)),
        (typeof(ArgumentNullException), (message, cause) => new ArgumentNullException(message, cause)),
        (typeof(ArgumentOutOfRangeException), (message, cause) => new ArgumentOutOfRangeException(message, cause)),
        (typeof(InvalidOperationException), (message, cause) => new InvalidOperationException(message, cause)),
        (typeof(ObjectDisposedException), (message, cause) => new ObjectDisposedException(message, cause)),
        (typeof(NotSupportedException), (message, cause) => new NotSupportedException(message, cause)),
        (typeof(NotImplementedException), (message, cause) => new NotImplementedException(message, cause)),
        (typeof(TimeoutException), (message, cause) => new TimeoutException(message, cause)),
        (typeof(OperationCanceledException), (message, cause) => new OperationCanceledException(message, cause)),
        (typeof(TaskCanceledException), (message, cause) => new TaskCanceledException(message, cause)),
        (typeof(KeyNotFoundException), (message, cause) => new KeyNotFoundException(message, cause)),
        (typeof(SynchronizationLockException), (message, cause) => new SynchronizationLockException(message, cause)),
        (typeof(SemaphoreFullException), (message, cause) => new SemaphoreFullException(message, cause)),
        (typeof(BarrierPostPhaseException), (message, cause) => new BarrierPostPhaseException(message, cause)),
        (typeof(FormatException), (message, cause) => new FormatException(message, cause)),
        (typeof(OverflowException), (message, cause) => new OverflowException(message, cause)),
        (typeof(DivideByZeroException), (message, cause) => new DivideByZeroException(message, cause)),
        (typeof(ArithmeticException), (message, cause) => new ArithmeticException(message, cause)),
        (typeof(IndexOutOfRangeException), (message, cause) => new IndexOutOfRangeException(message, cause)),
        (typeof(NullReferenceException), (message, cause) => new NullReferenceException(message, cause)),
        (typeof(InvalidCastException), (message, cause) => new InvalidCastException(message, cause)),
        (typeof(IOException), (message, cause) => new IOException(message, cause)),
        (typeof(UnauthorizedAccessException), (message, cause) => new UnauthorizedAccessException(message, cause)),
        (typeof(SerializationException), (message, cause) => new SerializationException(message, cause)),
        (typeof(IllegalStateException), (message, cause) => new IllegalStateException(message, cause!)),
        (typeof(AskTimeoutException), (message, _) => new AskTimeoutException(message)),
        (typeof(ActorNotFoundException), (message, cause) => new ActorNotFoundException(message, cause!)),
    ];

    public static void Write(WireWriter writer, Exception exception) => Write(writer, exception, MaxCauses);

    public static Exception Read(ref WireReader reader) => Read(ref reader, MaxCauses);

    private static void Write(WireWriter writer, Exception exception, int causes)
    {
        writer.Byte((byte)KindOf(exception.GetType()));
        writer.Text(exception.Message);
        writer.NullableText(exception.StackTrace);
        var cause = causes > 0 ? exception.InnerException : null;
        writer.Bool(cause is not null);
        if (cause is not null) Write(writer, cause, causes - 1);
    }

    private static Exception Read(ref WireReader reader, int causes)
    {
        var kind = reader.Byte();
        if (kind >= Kinds.Length) throw WireReader.Malformed($"{kind} is no kind of exception");
        var message = reader.Text();
        var trace = reader.NullableText();
        Exception? cause = null;
        if (reader.Bool()) cause = causes > 0 ? Read(ref reader, causes - 1) : throw WireReader.Malformed("an exception has too many causes");
        var exception = Kinds[kind].Make(message, cause);
        return trace is null ? exception : ExceptionDispatchInfo.SetRemoteStackTrace(exception, trace);
    }

    private static int KindOf(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            var kind = Array.FindIndex(Kinds, k => k.Type == t);
            if (kind >= 0) return kind;
        }
        return 0;
    }
}
