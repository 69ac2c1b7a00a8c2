using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ActorConcurrency.Actors.Telemetry;

/// <summary>
/// The names under which primitives can be observed, by <see cref="MeterListener"/>, <see cref="ActivityListener"/>, or OpenTelemetry's
/// <c>AddMeter</c> and <c>AddSource</c>. While nobody listens, it costs a branch a message and a branch a call.
/// </summary>
public static class ConcurrencyTelemetry
{
    /// <summary>The meter of all instruments.</summary>
    public const string MeterName = "ActorConcurrency";

    /// <summary>The source of a span for each call of a handle, from the request to its outcome.</summary>
    public const string ActivitySourceName = "ActorConcurrency";

    /// <summary>What is held at the moment: grants, and items that are being worked on. Up-down counter.</summary>
    public const string Held = "actorconcurrency.primitive.held";

    /// <summary>Requests that wait at the moment. Up-down counter.</summary>
    public const string Waiting = "actorconcurrency.primitive.waiting";

    /// <summary>What was granted or handed over. Counter.</summary>
    public const string Grants = "actorconcurrency.primitive.grants";

    /// <summary>Items that were delivered and jobs that were started once more. Counter.</summary>
    public const string Redeliveries = "actorconcurrency.primitive.redeliveries";

    /// <summary>How long callers waited for what may have to be waited for, in seconds. Histogram.</summary>
    public const string WaitDuration = "actorconcurrency.primitive.wait.duration";

    /// <summary>Attribute: the kind of primitive, as in <c>semaphore</c>.</summary>
    public const string KindAttribute = "actorconcurrency.primitive.kind";

    /// <summary>Attribute: the primitive's name; those without a name have none.</summary>
    public const string NameAttribute = "actorconcurrency.primitive.name";

    /// <summary>Attribute: the actor system's name.</summary>
    public const string SystemAttribute = "actorconcurrency.system.name";

    /// <summary>Attribute: the request, as in <c>Acquire</c>.</summary>
    public const string OperationAttribute = "actorconcurrency.operation";

    /// <summary>Attribute of spans: the path of the owner's actor.</summary>
    public const string OwnerAttribute = "actorconcurrency.owner";

    /// <summary>Attribute of spans: the fencing token of what was granted.</summary>
    public const string FencingTokenAttribute = "actorconcurrency.fencing_token";

    /// <summary>Attribute of calls that failed: the exception's type.</summary>
    public const string ErrorAttribute = "error.type";
}
