using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Tests.Web.Twilio;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Web.Outbox;

/// <summary>The screen counts down to the moment at which the phone falls silent, which is 5 s later than Twilio is told.</summary>
public sealed class RingTimeTests
{
    [Theory]
    [InlineData(20, 20, 15)]
    [InlineData(60, 60, 55)]
    [InlineData(5, 10, 5)]
    public void The_screen_counts_what_the_network_rings(int set, int rings, int asked)
    {
        var policy = new CallPolicy { RingTime = TimeSpan.FromSeconds(set) };
        var call = Story.DiallingIn.Call;

        Assert.Equal(TimeSpan.FromSeconds(asked), policy.RingTimeToAskFor(call, call[Story.L1]));
        Assert.Equal(call[Story.L2].Since + TimeSpan.FromSeconds(rings), new Views(new CallMachine(policy)).RingsUntil(call));
    }

    [Fact]
    public async Task Twilio_is_asked_for_5_s_less_than_the_promised_20()
    {
        await using var stub = await TwilioStub.StartAsync(TwilioStub.Json("""{"sid":"CA1","to":"client:agent1","from":"+1","status":"queued","direction":"outbound-api"}""", 201));
        using var file = new DatabaseFile();
        await using var host = await PartsHost.StartAsync(file, api: stub.Url);
        await host.Ready(PartsHost.Agent1);
        var call = await host.Waiting();
        await host.RunOutbox();

        Assert.Null(await host.Post(call, new CallEvent.Intent.Offer(PartsHost.Agent1, $"test")));

        var dialled = await Eventually.Get("the agent is dialled", () => stub.Requests.FirstOrDefault(request => request.Path.EndsWith("/Calls.json", StringComparison.Ordinal)), () => $"{stub.Requests.Length} requests");
        Assert.Equal(["15"], dialled.Of("Timeout"));
    }
}
