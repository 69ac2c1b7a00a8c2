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

    // Of one exception, in all that it aggregates.
    private const int MaxExceptions = 64;

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
        (typeof(AggregateException), (message, _) => new AggregateException(message)),
        (typeof(EndOfStreamException), (message, cause) => new EndOfStreamException(message, cause)),
        (typeof(FileNotFoundException), (message, cause) => new FileNotFoundException(message, cause)),
        (typeof(DirectoryNotFoundException), (message, cause) => new DirectoryNotFoundException(message, cause)),
        (typeof(InvalidDataException), (message, cause) => new InvalidDataException(message, cause)),
        (typeof(PlatformNotSupportedException), (message, cause) => new PlatformNotSupportedException(message, cause)),
        (typeof(UriFormatException), (message, cause) => new UriFormatException(message, cause)),
        (typeof(RankException), (message, cause) => new RankException(message, cause)),
        (typeof(ApplicationException), (message, cause) => new ApplicationException(message, cause)),
    ];

    private static readonly int Aggregate = Array.FindIndex(Kinds, kind => kind.Type == typeof(AggregateException));

    public static void Write(WireWriter writer, Exception exception)
    {
        var left = MaxExceptions - 1;
        Write(writer, exception, MaxCauses, ref left);
    }

    public static Exception Read(ref WireReader reader)
    {
        var left = MaxExceptions;
        return Read(ref reader, MaxCauses, ref left);
    }

    private static void Write(WireWriter writer, Exception exception, int causes, ref int left)
    {
        var kind = KindOf(exception.GetType());
        writer.Byte((byte)kind);
        var parts = exception is AggregateException aggregate && kind == Aggregate ? aggregate.InnerExceptions : exception.InnerException is { } inner ? [inner] : [];
        writer.Text(kind == Aggregate ? OwnMessage(exception.Message, parts) : exception.Message);
        writer.NullableText(exception.StackTrace);
        var taken = causes > 0 ? Math.Min(parts.Count, left) : 0;
        left -= taken;
        if (kind == Aggregate) writer.VarUInt((uint)taken);
        else writer.Bool(taken > 0);
        foreach (var part in parts.Take(taken)) Write(writer, part, causes - 1, ref left);
    }

    private static Exception Read(ref WireReader reader, int causes, ref int left)
    {
        if (--left < 0) throw WireReader.Malformed("an exception consists of too many");
        var kind = reader.Byte();
        if (kind >= Kinds.Length) throw WireReader.Malformed($"{kind} is no kind of exception");
        var message = reader.Text();
        var trace = reader.NullableText();
        var parts = new List<Exception>();
        for (var count = kind == Aggregate ? reader.Count() : reader.Bool() ? 1 : 0; count > 0; count--)
            parts.Add(causes > 0 ? Read(ref reader, causes - 1, ref left) : throw WireReader.Malformed("an exception has too many causes"));
        var exception = kind == Aggregate ? new AggregateException(message, parts) : Kinds[kind].Make(message, parts.FirstOrDefault());
        return trace is null ? exception : ExceptionDispatchInfo.SetRemoteStackTrace(exception, trace);
    }

    // Its message has those of its parts at the end, which it adds again where it is made again.
    private static string OwnMessage(string message, IReadOnlyCollection<Exception> parts)
    {
        var added = string.Concat(parts.Select(part => $" ({part.Message})"));
        return message.EndsWith(added, StringComparison.Ordinal) ? message[..^added.Length] : message;
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
