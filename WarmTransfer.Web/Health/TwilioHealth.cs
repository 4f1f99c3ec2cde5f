using Microsoft.Extensions.Diagnostics.HealthChecks;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Health;

/// <summary>Whether Twilio's REST API answers. A node stays ready without it: webhooks still come, and another node would fare no better.</summary>
internal sealed class TwilioHealth(LastAnswers answers, TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        answers.SilentSince is { } since ? HealthCheckResult.Degraded($"Twilio's REST API has not answered for {(clock.GetUtcNow() - since).TotalSeconds:0} s.") : HealthCheckResult.Healthy());
}
