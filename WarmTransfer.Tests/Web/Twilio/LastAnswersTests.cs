using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Health;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Web.Twilio;

/// <summary>What a node's health says of Twilio and of its own clock, from the answers that it had anyway.</summary>
public sealed class LastAnswersTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly LastAnswers _answers;

    public LastAnswersTests() => _answers = new LastAnswers(_clock);

    [Fact]
    public async Task Before_anything_was_asked_all_is_well()
    {
        Assert.Null(_answers.SilentSince);
        Assert.Equal(HealthStatus.Healthy, (await Twilio()).Status);
        Assert.Equal(HealthStatus.Healthy, (await Clock()).Status);
    }

    [Fact]
    public async Task Since_when_Twilio_is_silent_is_said_until_it_answers_again()
    {
        _answers.Fail();
        _clock.Advance(TimeSpan.FromSeconds(20));
        _answers.Note(new HttpResponseMessage(HttpStatusCode.BadGateway));
        Assert.Equal((HealthStatus.Degraded, "Twilio's REST API has not answered for 20 s."), ((await Twilio()).Status, (await Twilio()).Description));

        // It refuses, so it is there.
        _answers.Note(new HttpResponseMessage(HttpStatusCode.TooManyRequests));
        Assert.Equal(HealthStatus.Healthy, (await Twilio()).Status);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(-40, "This machine's clock is 40 s ahead of Twilio's.")]
    [InlineData(70, "This machine's clock is 70 s behind Twilio's.")]
    public async Task A_clock_that_is_wrong_is_said_by_how_much(int twilio, string? said)
    {
        var answer = new HttpResponseMessage();
        answer.Headers.Date = _clock.GetUtcNow().AddSeconds(twilio);
        _answers.Note(answer);
        Assert.Equal(said, (await Clock()).Description);
    }

    private Task<HealthCheckResult> Twilio() => new TwilioHealth(_answers, _clock).CheckHealthAsync(new HealthCheckContext());

    private Task<HealthCheckResult> Clock() => new ClockHealth(_answers).CheckHealthAsync(new HealthCheckContext());
}
