using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Twilio;

namespace WarmTransfer.Tests.Web.Outbox;

/// <summary>Whoever is outside costs, so Twilio itself sees to the end of it.</summary>
public sealed class OutsideTimeLimitTests
{
    private const string Created = """{"sid":"CA-L2","to":"+12025550177","from":"+1","status":"queued","direction":"outbound-api"}""";

    [Theory]
    [InlineData("Desk:OutsideCallMinutes=30", "1800")]
    [InlineData("Desk:WrapUpSeconds=0", "14400")]
    public async Task The_leg_of_somebody_outside_has_the_time_limit_of_the_settings(string setting, string seconds)
    {
        var dialled = await Dialled(new Target.Outside("+12025550177"), setting);

        Assert.Equal(["+12025550177"], dialled.Of("To"));
        Assert.Equal([seconds], dialled.Of("TimeLimit"));
    }

    [Fact]
    public async Task The_leg_of_an_agent_has_none() => Assert.Empty((await Dialled(Target.To(PartsHost.Agent2), "Desk:OutsideCallMinutes=30")).Of("TimeLimit"));

    private static async Task<Received> Dialled(Target target, string setting)
    {
        await using var twilio = await TwilioStub.StartAsync(TwilioStub.Json(Created, 201));
        using var file = new DatabaseFile();
        await using var host = await PartsHost.StartAsync(file, api: twilio.Url, settings: ["Desk:TransferNumbers:0=+1", setting]);
        var call = await host.Talking();
        await host.Ready(PartsHost.Agent2);

        Assert.Null(await host.Ask(call, new CallEvent.Intent.DialIn(PartsHost.Agent1, target, Briefing.None)));
        await host.RunOutbox();

        // Agent 1 is dialled as well, by the story that came before.
        return await Eventually.Get("the second leg is dialled", () => twilio.Requests.FirstOrDefault(request => request.Of("Url").Any(url => url.Contains("leg=L2", StringComparison.Ordinal))), () => $"{twilio.Requests.Length} requests");
    }
}
