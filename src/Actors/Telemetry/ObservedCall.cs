using System.Diagnostics;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Telemetry;

/// <summary>A handle's call as a span, and its wait as a measurement.</summary>
internal static class ObservedCall
{
    // Asynchronous, so that the span is the current one for the call alone and not for what its caller does next.
    public static async ValueTask<TResult> RunAsync<TResult>(PrimitiveLink link, IRequest request, Func<ValueTask<TResult>> start)
    {
        var operation = request.GetType().Name;
        var tags = Instruments.TagsOf(link.Primitive, link.Client.System.Name);
        tags.Add(ConcurrencyTelemetry.OperationAttribute, operation);
        using var span = Instruments.Source.StartActivity(
            $"{link.Primitive.Kind} {operation}", ActivityKind.Client, default(ActivityContext), tags);
        span?.SetTag(ConcurrencyTelemetry.OwnerAttribute, link.Owner.Path.ToStringWithoutAddress());
        var begin = Stopwatch.GetTimestamp();
        try
        {
            var result = await start().ConfigureAwait(false);
            if (result is Grant grant)
                span?.SetTag(ConcurrencyTelemetry.FencingTokenAttribute, grant.FencingToken.ToString());
            return result;
        }
        catch (Exception failure)
        {
            tags.Add(ConcurrencyTelemetry.ErrorAttribute, failure.GetType().FullName);
            span?.SetTag(ConcurrencyTelemetry.ErrorAttribute, failure.GetType().FullName);
            span?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
        finally
        {
            if (request is ICancelableRequest)
                Instruments.WaitDuration.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds, tags);
        }
    }
}
