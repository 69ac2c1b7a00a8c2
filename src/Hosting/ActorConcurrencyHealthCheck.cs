using ActorConcurrency.Actors;
using Akka.Actor;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorConcurrency.Hosting;

/// <summary>
/// Healthy while the actor system runs and its primitives answer; degraded while owners wait for each other in a circle; else unhealthy,
/// or what the registration says.
/// </summary>
internal sealed class ActorConcurrencyHealthCheck(ActorSystem system, IConcurrency concurrency) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (system.WhenTerminated.IsCompleted)
            return new HealthCheckResult(context.Registration.FailureStatus, $"The actor system {system.Name} has terminated.");
        try
        {
            var deadlocks = await concurrency.FindDeadlocksAsync(null, cancellationToken).ConfigureAwait(false);
            return deadlocks.Count == 0
                ? HealthCheckResult.Healthy($"The actor system {system.Name} runs; nobody waits in a circle.")
                : HealthCheckResult.Degraded(string.Join("; ", deadlocks), null, new Dictionary<string, object> { ["deadlocks"] = deadlocks.Count });
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The primitives do not answer.", failure);
        }
    }
}
