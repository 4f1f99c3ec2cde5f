using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Tests.Web.Webhooks;

/// <summary>What the carriers say of the number that calls.</summary>
public sealed class VerstatTests
{
    [Theory]
    [InlineData("TN-Validation-Passed-A", CallerVerification.Verified)]
    [InlineData("TN-Validation-Passed-A-Diverted-Passthrough", CallerVerification.Verified)]
    [InlineData("TN-Validation-Passed-B", null)]
    [InlineData("TN-Validation-Passed-C", null)]
    [InlineData("TN-Validation-Failed-A", CallerVerification.Failed)]
    [InlineData("TN-Validation-Failed-C", CallerVerification.Failed)]
    [InlineData("No-TN-Validation", null)]
    [InlineData("", null)]
    public void Only_the_whole_of_a_promise_counts(string verstat, CallerVerification? expected) => Assert.Equal(expected, Verstat.Read(verstat));

    [Fact]
    public async Task It_is_kept_with_the_call_and_read_in_its_history()
    {
        await using var host = await ProductHost.StartAsync();
        using var twilio = new WebhookSender(host);
        const string Call = "CA00000000000000000000000000000077";
        using var answer = await twilio.Post("/conference/connect/client", ("CallSid", Call), ("From", "+15550001000"), ("To", "+15550100000"), ("CallStatus", "ringing"), ("StirVerstat", "TN-Validation-Failed-A"));
        await host.Until("the call is saved", () => host.Saved(Call) is not null);

        Assert.Equal(CallerVerification.Failed, host.Snapshot.Calls[new CallId(Call)].Verification);
        Assert.Equal(CallerVerification.Failed, host.Saved(Call)!.Verification);
        using var supervisor = await SignedIn.As("supervisor1", host.Url);
        using var history = await supervisor.Get($"/history/{Call}.json");
        Assert.Contains("number not verified", await history.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
