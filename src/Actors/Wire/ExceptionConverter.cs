using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Wire;

/// <summary>
/// Exceptions: one of a closed list of kinds, message, stack trace and cause. One of another type becomes the nearest kind that it derives from. One that
/// aggregates others ends the chain of causes, and has theirs.
/// </summary>
internal sealed class ExceptionConverter : JsonConverter<Exception>
{
    private const int MaxCauses = 8;

    // Of one exception, in all that it aggregates.
    private const int MaxExceptions = 64;

    private const string Aggregate = "aggregate";

    private static readonly Dictionary<string, (Type Type, Func<string, Exception?, Exception> Make)> Kinds = new(StringComparer.Ordinal)
    {
        ["exception"] = (typeof(Exception), (message, cause) => new Exception(message, cause)),
        ["argument"] = (typeof(ArgumentException), (message, cause) => new ArgumentException(message, cause)),
        ["argument-null"] = (typeof(ArgumentNullException), (message, cause) => new ArgumentNullException(message, cause)),
        ["argument-out-of-range"] = (typeof(ArgumentOutOfRangeException), (message, cause) => new ArgumentOutOfRangeException(message, cause)),
        ["invalid-operation"] = (typeof(InvalidOperationException), (message, cause) => new InvalidOperationException(message, cause)),
        ["disposed"] = (typeof(ObjectDisposedException), (message, cause) => new ObjectDisposedException(message, cause)),
        [Aggregate] = (typeof(AggregateException), (message, _) => new AggregateException(message)),
        ["application"] = (typeof(ApplicationException), (message, cause) => new ApplicationException(message, cause)),
        ["not-implemented"] = (typeof(NotImplementedException), (message, cause) => new NotImplementedException(message, cause)),
        ["arithmetic"] = (typeof(ArithmeticException), (message, cause) => new ArithmeticException(message, cause)),
        ["unauthorized-access"] = (typeof(UnauthorizedAccessException), (message, cause) => new UnauthorizedAccessException(message, cause)),
        ["file-not-found"] = (typeof(FileNotFoundException), (message, cause) => new FileNotFoundException(message, cause)),
        ["directory-not-found"] = (typeof(DirectoryNotFoundException), (message, cause) => new DirectoryNotFoundException(message, cause)),
        ["invalid-data"] = (typeof(InvalidDataException), (message, cause) => new InvalidDataException(message, cause)),
        ["uri-format"] = (typeof(UriFormatException), (message, cause) => new UriFormatException(message, cause)),
        ["not-supported"] = (typeof(NotSupportedException), (message, cause) => new NotSupportedException(message, cause)),
        ["timeout"] = (typeof(TimeoutException), (message, cause) => new TimeoutException(message, cause)),
        ["canceled"] = (typeof(OperationCanceledException), (message, cause) => new OperationCanceledException(message, cause)),
        ["task-canceled"] = (typeof(TaskCanceledException), (message, cause) => new TaskCanceledException(message, cause)),
        ["key-not-found"] = (typeof(KeyNotFoundException), (message, cause) => new KeyNotFoundException(message, cause)),
        ["synchronization-lock"] = (typeof(SynchronizationLockException), (message, cause) => new SynchronizationLockException(message, cause)),
        ["semaphore-full"] = (typeof(SemaphoreFullException), (message, cause) => new SemaphoreFullException(message, cause)),
        ["format"] = (typeof(FormatException), (message, cause) => new FormatException(message, cause)),
        ["overflow"] = (typeof(OverflowException), (message, cause) => new OverflowException(message, cause)),
        ["divide-by-zero"] = (typeof(DivideByZeroException), (message, cause) => new DivideByZeroException(message, cause)),
        ["index-out-of-range"] = (typeof(IndexOutOfRangeException), (message, cause) => new IndexOutOfRangeException(message, cause)),
        ["null-reference"] = (typeof(NullReferenceException), (message, cause) => new NullReferenceException(message, cause)),
        ["invalid-cast"] = (typeof(InvalidCastException), (message, cause) => new InvalidCastException(message, cause)),
        ["io"] = (typeof(IOException), (message, cause) => new IOException(message, cause)),
        ["end-of-stream"] = (typeof(EndOfStreamException), (message, cause) => new EndOfStreamException(message, cause)),
        ["ask-timeout"] = (typeof(AskTimeoutException), (message, _) => new AskTimeoutException(message)),
        ["concurrency"] = (typeof(ConcurrencyException), (message, cause) => new ConcurrencyException(message, cause)),
        ["primitive-stopped"] = (typeof(PrimitiveStoppedException), (message, _) => PrimitiveStoppedException.Of(message)),
        ["queue-closed"] = (typeof(QueueClosedException), (message, _) => new QueueClosedException(message)),
        ["stale-token"] = (typeof(StaleFencingTokenException), (message, _) => new StaleFencingTokenException(message)),
        ["pool-terminated"] = (typeof(PoolTerminatedException), (message, _) => new PoolTerminatedException(message, started: true)),
        ["worker-lost"] = (typeof(WorkerLostException), (message, cause) => new WorkerLostException(message, attempts: 1, cause)),
    };

    private static readonly Dictionary<Type, string> Names = Kinds.ToDictionary(kind => kind.Value.Type, kind => kind.Key);

    public override bool CanConvert(Type typeToConvert) => typeof(Exception) == typeToConvert;

    public override Exception Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var left = MaxExceptions;
        return Make(JsonSerializer.Deserialize<Written[]>(ref reader, options) ?? [], ref left);
    }

    public override void Write(Utf8JsonWriter writer, Exception value, JsonSerializerOptions options)
    {
        var left = MaxExceptions;
        JsonSerializer.Serialize(writer, Chain(value, MaxCauses, ref left), options);
    }

    private static Exception Make(Written[] chain, ref int left)
    {
        if (chain.Length is 0 or > MaxCauses) throw new JsonException($"An exception has {chain.Length} parts.");
        Exception? cause = null;
        foreach (var written in chain.Reverse())
        {
            if (--left < 0) throw new JsonException($"An exception consists of more than {MaxExceptions}.");
            if (!Kinds.TryGetValue(written.Kind, out var kind)) throw new JsonException($"[{written.Kind}] is no kind of exception.");
            cause = written.Kind == Aggregate ? Gather(written, ref left) : kind.Make(written.Message, cause);
            if (written.Trace is not null) ExceptionDispatchInfo.SetRemoteStackTrace(cause, written.Trace);
        }

        return cause!;
    }

    private static AggregateException Gather(Written written, ref int left)
    {
        var parts = new List<Exception>();
        foreach (var part in written.Parts ?? []) parts.Add(Make(part, ref left));
        return new AggregateException(written.Message, parts);
    }

    private static Written[] Chain(Exception exception, int causes, ref int left)
    {
        var chain = new List<Written>();
        for (Exception? e = exception; e is not null && chain.Count < causes && left > 0; e = e.InnerException)
        {
            left--;
            var kind = NameOf(e.GetType());
            if (kind == Aggregate)
            {
                chain.Add(Parts((AggregateException)e, causes - chain.Count - 1, ref left));
                break;
            }

            chain.Add(new Written(kind, e.Message, e.StackTrace));
        }

        return [.. chain];
    }

    private static Written Parts(AggregateException exception, int causes, ref int left)
    {
        var parts = new List<Written[]>();
        foreach (var part in exception.InnerExceptions)
        {
            if (causes > 0 && left > 0) parts.Add(Chain(part, causes, ref left));
        }

        // Its message has those of its parts at the end, which it adds again where it is made again.
        var added = string.Concat(exception.InnerExceptions.Select(part => $" ({part.Message})"));
        var message = exception.Message.EndsWith(added, StringComparison.Ordinal) ? exception.Message[..^added.Length] : exception.Message;
        return new Written(Aggregate, message, exception.StackTrace, [.. parts]);
    }

    private static string NameOf(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            if (Names.TryGetValue(t, out var name)) return name;
        }
        return "exception";
    }

    private sealed record Written(string Kind, string Message, string? Trace, Written[][]? Parts = null);
}
