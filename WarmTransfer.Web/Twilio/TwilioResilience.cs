using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Twilio;

/// <summary>What is asked again, how often and when. A request that may have created something is asked once.</summary>
internal static class TwilioResilience
{
    public static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);

    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline.AddTimeout(TotalTimeout).AddRetry(Retry).AddCircuitBreaker(Breaker).AddTimeout(TryTimeout);
    }

    private static HttpRetryStrategyOptions Retry => new()
    {
        MaxRetryAttempts = 4,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(100),
        MaxDelay = TimeSpan.FromSeconds(3),
        ShouldHandle = attempt => ValueTask.FromResult(ShouldRetry(attempt.Outcome, attempt.Context.GetRequestMessage())),
    };

    // 429 is Twilio at work: it must not open the circuit.
    private static HttpCircuitBreakerStrategyOptions Breaker => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 20,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(5),
        ShouldHandle = attempt => ValueTask.FromResult(!IsBusy(attempt.Outcome) && IsTransient(attempt.Outcome)),
    };

    private static bool ShouldRetry(Outcome<HttpResponseMessage> outcome, HttpRequestMessage? request) =>
        IsBusy(outcome) || NeverLeft(outcome) || (request is not null && OneRequest.IsRepeatable(request) && IsTransient(outcome));

    private static bool IsBusy(Outcome<HttpResponseMessage> outcome) => outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests;

    private static bool NeverLeft(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException failure && TwilioRequestException.NeverLeft(failure);

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => HttpClientResiliencePredicates.IsTransient(outcome);
}
