using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Wire;

/// <summary>
/// Exceptions: one of a closed list of kinds, message, stack trace and cause. One of another type becomes the nearest kind that it derives from.
/// </summary>
internal sealed class ExceptionConverter : JsonConverter<Exception>
{
    private const int MaxCauses = 8;

    private static readonly Dictionary<string, (Type Type, Func<string, Exception?, Exception> Make)> Kinds = new(StringComparer.Ordinal)
    {
        ["exception"] = (typeof(Exception), (message, cause) => new Exception(message, cause)),
        ["argument"] = (typeof(ArgumentException), (message, cause) => new ArgumentException(message, cause)),
        ["argument-null"] = (typeof(ArgumentNullException), (message, cause) => new ArgumentNullException(message, cause)),
        ["argument-out-of-range"] = (typeof(ArgumentOutOfRangeException), (message, cause) => new ArgumentOutOfRangeException(message, cause)),
        ["invalid-operation"] = (typeof(InvalidOperationException), (message, cause) => new InvalidOperationException(message, cause)),
        ["disposed"] = (typeof(ObjectDisposedException), (message, cause) => new ObjectDisposedException(message, cause)),
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
        var chain = JsonSerializer.Deserialize<Written[]>(ref reader, options) ?? [];
        if (chain.Length is 0 or > MaxCauses) throw new JsonException($"An exception has {chain.Length} parts.");
        Exception? cause = null;
        foreach (var part in chain.Reverse())
        {
            if (!Kinds.TryGetValue(part.Kind, out var kind)) throw new JsonException($"[{part.Kind}] is no kind of exception.");
            cause = kind.Make(part.Message, cause);
            if (part.Trace is not null) ExceptionDispatchInfo.SetRemoteStackTrace(cause, part.Trace);
        }
        return cause!;
    }

    public override void Write(Utf8JsonWriter writer, Exception value, JsonSerializerOptions options)
    {
        var chain = new List<Written>();
        for (Exception? e = value; e is not null && chain.Count < MaxCauses; e = e.InnerException) chain.Add(new Written(NameOf(e.GetType()), e.Message, e.StackTrace));
        JsonSerializer.Serialize(writer, chain, options);
    }

    private static string NameOf(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            if (Names.TryGetValue(t, out var name)) return name;
        }
        return "exception";
    }

    private sealed record Written(string Kind, string Message, string? Trace);
}
