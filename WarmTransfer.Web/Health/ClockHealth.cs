using Microsoft.Extensions.Diagnostics.HealthChecks;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Health;

/// <summary>Whether this machine's clock is right, by Twilio's: access tokens and leases are written as instants.</summary>
internal sealed class ClockHealth(LastAnswers answers) : IHealthCheck
{
    // Twilio says its time in whole seconds, and an answer takes some.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(answers.ClockAhead switch
    {
        { } ahead when ahead > Tolerance => HealthCheckResult.Degraded($"This machine's clock is {ahead.TotalSeconds:0} s ahead of Twilio's."),
        { } ahead when ahead < -Tolerance => HealthCheckResult.Degraded($"This machine's clock is {-ahead.TotalSeconds:0} s behind Twilio's."),
        _ => HealthCheckResult.Healthy(),
    });
}
